"""What the screen Timeline shows: made once for each revision, cut-off, language and goal, then kept."""

from dashboard import store
from dashboard.charts.measures_over_term import measures_over_term
from dashboard.charts.year_clock import year_clock
from dashboard.components.chart import Shown
from dashboard.components.completions import completions_shown
from dashboard.findings import timeline as findings
from dashboard.frames import timeline as frames
from dashboard.language import Texts, texts_for
from dashboard.store import View
from model.facts import Facts, MeasureFact
from model.figures.timeline import stretches
from model.measure import MeasureKind

MOST = 60  # bars of one picture; a larger plan is looked at goal by goal


@store.cached
def timeline_of(view: View, language: str, goal: str) -> tuple[Shown, ...]:
    """The charts of the screen, of a goal's measures or of all. Six queries when nothing of it is kept yet."""
    texts, facts = texts_for(language), store.plan_facts(view)
    ids = {heading.id for heading in facts.book.goals if heading.code == goal}
    measures = tuple(m for m in facts.book.measures if not goal or ids & set(m.goals))
    return (_over_term(measures, facts, view, texts), completions_shown(facts, texts), _clock(measures, facts, texts))


def _over_term(measures: tuple[MeasureFact, ...], facts: Facts, view: View, texts: Texts) -> Shown:
    plan = facts.book.plan
    found = stretches(plan, measures, store.milestones_of_plan(view), facts.cutoff)
    frame, milestones = frames.stretches(found, texts), frames.milestones(found, texts)
    table = frames.over_term(found, texts)
    if frame.empty:
        return Shown("measures_over_term", "", None, table)
    is_over = facts.cutoff >= plan.term_ends_on
    words = {word: texts(f"timeline.{word}_name") for word in ("reached", "not_reached")}
    line = texts("timeline.term_ends" if is_over else "timeline.as_of", day=texts.date(facts.cutoff))
    drawn = frame.head(MOST)
    figure = measures_over_term(
        drawn,
        milestones[milestones["measure"].isin(drawn["measure"])],
        (plan.term_starts_on, plan.term_ends_on),
        facts.cutoff,
        {**words, "on": line},
    )
    said = findings.measures_over_term(milestones, len(frame), texts)
    more = texts("timeline.more", n=texts.number(MOST)) if len(frame) > MOST else ""
    return Shown("measures_over_term", f"{said} {more}".strip(), figure, table)


def _clock(measures: tuple[MeasureFact, ...], facts: Facts, texts: Texts) -> Shown:
    recurring = tuple(measure for measure in measures if measure.kind is MeasureKind.RECURRING)
    frame = frames.clock(recurring, facts.events, texts)
    table = frame.assign(month=[texts.month(int(month)) for month in frame["month"]])
    if frame.empty:
        return Shown("year_clock", "", None, table)
    names = [frames.named(measure, texts) for measure in recurring[:MOST]]
    return Shown("year_clock", findings.year_clock(frame, texts), year_clock(frame, names), table)
