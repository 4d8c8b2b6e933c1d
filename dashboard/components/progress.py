"""What the screen Progress shows: made once for each revision, cut-off and language, then kept."""

from dataclasses import dataclass

from dashboard import findings, store
from dashboard.components.chart import Shown
from dashboard.components.since import Since, since_of
from dashboard.components.tiles import Tile
from dashboard.language import Texts, texts_for
from dashboard.store import View
from model.facts import Facts, MeetingFact
from model.figures import statuses
from model.figures.attention import Attention, Reason, attention
from model.figures.cut_offs import cut_offs_of
from model.figures.explanation import Question
from model.figures.timeliness import overdue
from model.measure import Status
from model.meeting import Body

STATUSES = (Status.COMPLETED, Status.ONGOING, Status.IN_PROGRESS, Status.NOT_STARTED)
# The figures of the tiles and of the charts below them.
QUESTIONS = (*(Question("status_counts", status) for status in STATUSES), Question("overdue"), Question("fulfilment"))


@dataclass(frozen=True)
class Progress:
    findings: tuple[str, ...]
    tiles: tuple[Tile, ...]
    since: Since | None
    attention: tuple[Attention, ...]


@store.cached
def progress_of(view: View, language: str) -> Progress:
    """Everything on the screen but its charts, as values. At most seven queries when nothing of it is kept yet."""
    texts, facts = texts_for(language), store.plan_facts(view)
    urgent = tuple(
        item
        for item in attention(facts.book.plan, facts.book.measures, facts.events, facts.indicators, view.cutoff)
        if item.reasons[0] is not Reason.NO_UPDATE
    )
    since = since_of(view, facts, last_meeting(facts), texts)
    return Progress(
        findings=(findings.completed_and_overdue(facts, texts), *((since.finding,) if since else ())),
        tiles=_tiles(facts, texts),
        since=since,
        attention=urgent,
    )


@store.cached
def charts_of(view: View, language: str) -> tuple[Shown, ...]:
    """The charts of the screen; no further query."""
    from dashboard.components import progress_charts as charts  # frames are heavy: what stands above is there by then
    from dashboard.components.completions import completions_shown

    texts, facts = texts_for(language), store.plan_facts(view)
    return charts.goals(facts, texts), charts.recurring(facts, texts), completions_shown(facts, texts)


def last_meeting(facts: Facts) -> MeetingFact | None:
    """The welfare committee's last meeting before the cut-off."""
    held = [m for m in facts.meetings if m.body is Body.WELFARE_COMMITTEE and m.held_on < facts.cutoff]
    return held[-1] if held else None


def _tiles(facts: Facts, texts: Texts) -> tuple[Tile, ...]:
    shares = statuses.by_status(facts.book.measures, facts.cutoff)
    late = len(overdue(facts.book.measures, facts.cutoff))
    days = [day for day in cut_offs_of(facts.book.plan) if day <= facts.cutoff]
    total = len(facts.book.measures)
    tiles = [
        Tile(
            texts.status(status),
            f"{shares[status].count} / {total}",
            tuple(list(statuses.status_on(facts.changes, day).values()).count(status) for day in days),
        )
        for status in STATUSES
    ]
    return (*tiles, Tile(f"! {texts('timeliness.overdue')}", f"{late} / {total}"))
