"""What the screen Indicators shows: every indicator with its verdict, made once and then kept."""

from dataclasses import dataclass
from functools import cached_property

from dashboard import store
from dashboard.charts.indicator_by_year import indicator_by_year
from dashboard.components.chart import Shown
from dashboard.components.judgement import Judgement, judgement_of
from dashboard.components.tiles import Tile
from dashboard.findings import indicators as verdict_findings
from dashboard.frames import indicators as frames
from dashboard.language import Texts, texts_for
from dashboard.store import View
from model.facts import IndicatorFact
from model.figures.verdict import Verdict, VerdictOutcome


@dataclass(frozen=True)
class Card:
    """One indicator with its verdict; its picture is made when it is first looked at."""

    indicator: IndicatorFact
    verdict: Verdict
    judgement: Judgement
    texts: Texts

    @cached_property
    def shown(self) -> Shown:
        indicator, texts = self.indicator, self.texts
        frame = frames.indicator_by_year(indicator, self.verdict, self.judgement.facts, texts)
        words = {kind: texts(f"chart.indicator.{kind}") for kind in ("baseline", "part", "target")}
        return Shown(
            "indicator_by_year",
            " ".join([texts.verdict(self.verdict.outcome) + ".", *self.sentences]),
            indicator_by_year(frame, words),
            frame[frames.AS_TABLE],
            of=str(indicator.id),
            title=f"{indicator.code} {texts.local(indicator.name)}",
            notes=verdict_findings.notes(indicator, self.verdict, texts),
        )

    @cached_property
    def sentences(self) -> list[str]:
        return verdict_findings.verdict(self.indicator, self.verdict, self.texts)


@dataclass(frozen=True)
class Indicators:
    finding: str
    tiles: tuple[Tile, ...]
    cards: tuple[Card, ...]


@store.cached
def indicators_of_plan(view: View, language: str) -> Indicators:
    """All of them, what needs a look first. Five queries when nothing of it is kept yet."""
    texts, judgement = texts_for(language), judgement_of(view)
    found = judgement.verdicts
    cards = [Card(indicator, found[indicator.id], judgement, texts) for indicator in judgement.facts.indicators]
    outcomes = [card.verdict.outcome for card in cards]
    order = list(VerdictOutcome)
    return Indicators(
        verdict_findings.outcomes(outcomes, texts),
        _tiles(outcomes, texts),
        tuple(sorted(cards, key=lambda card: order.index(card.verdict.outcome))),
    )


def _tiles(outcomes: list[VerdictOutcome], texts: Texts) -> tuple[Tile, ...]:
    judged = [outcome for outcome in VerdictOutcome if outcome.is_judged]
    return tuple(Tile(texts.verdict(o), f"{outcomes.count(o)} / {len(outcomes)}") for o in reversed(judged))
