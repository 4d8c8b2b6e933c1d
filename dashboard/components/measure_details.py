"""The parts of the screen of one measure."""

import streamlit as st

from dashboard import store
from dashboard.components.explain_link import explain_links
from dashboard.components.measure_line import due, responsible
from dashboard.language import Texts, as_link, as_typed
from dashboard.quantities import quantity
from dashboard.viewer import Viewer
from model.facts import IndicatorFact, MeasureFact, PlanBook, State
from model.figures.cut_offs import years_of
from model.figures.explanation import Question
from model.figures.fulfilment import fulfilment
from model.figures.indicators import actual_for, target_for
from model.figures.reach import heads
from model.measure import MeasureKind, UpdateAct


def show_state(measure: MeasureFact, looking: Viewer) -> None:
    """How it stands, in one line, the sentence that explains it and the reason if there is one."""
    texts, state = looking.texts, measure.state
    parts = [texts.status(state.status), texts.assessment(state.assessment), due(measure, looking)]
    if state.progress is not None:
        parts.append(f"{texts.number(state.progress)} %")
    st.markdown(f"**{as_typed(' · '.join(parts))}**")
    for text in (state.sentence, state.reason):
        if text:
            st.markdown(as_typed(texts.local(text)))
    st.caption(texts("measure.as_of", day=texts.date(state.as_of_on), role=texts(f"role.{state.recorded_by}")))


def show_facts(measure: MeasureFact, book: PlanBook, looking: Viewer) -> None:
    """What the plan says of the measure, a row each."""
    texts = looking.texts
    names = {party.id: texts.local(party.title) for party in book.parties}
    goals, themes, needs = ({h.id: h for h in group} for group in (book.goals, book.themes, book.needs))
    rows = {
        "description": texts.local(measure.description),
        "goals": "; ".join(f"{goals[i].code} {texts.local(goals[i].title)}" for i in measure.goals),
        "themes": "; ".join(texts.local(themes[i].title) for i in measure.themes),
        "needs": "; ".join(texts.local(needs[i].title) for i in measure.needs) or texts("measure.no_need"),
        "responsible": responsible(measure, book, texts),
        "partners": texts.listing(names[i] for i in measure.partners),
        "resources": texts.local(measure.resources),
        "schedule": texts.local(measure.schedule),
        "kind": _kind(measure, texts),
        "source": texts(f"source.{measure.source}"),
    }
    st.header(texts("measure.facts"), anchor=False)
    st.markdown("\n".join(f"* **{texts(f'field.{name}')}:** {as_typed(text)}" for name, text in rows.items() if text))


def _kind(measure: MeasureFact, texts: Texts) -> str:
    kind = texts(f"kind.{measure.kind}")
    if measure.required_per_year is None:
        return kind
    return f"{kind}, {texts('measure.required', n=texts.number(measure.required_per_year))}"


def show_milestones(measure: MeasureFact, looking: Viewer) -> None:
    texts = looking.texts
    found = store.milestones(looking.view, measure.id)
    if not found:
        return
    st.header(texts("measure.milestones"), anchor=False)
    lines = []
    for milestone in found:
        reached = "○" if milestone.reached_on is None else f"✓ {texts.date(milestone.reached_on)}"
        due_on = texts("measure.due", day=texts.date(milestone.due_on))
        lines.append(f"* {as_typed(f'{reached} {texts.local(milestone.title)} ({due_on})')}")
    st.markdown("\n".join(lines))


def show_indicators(measure: MeasureFact, looking: Viewer) -> None:
    """Baseline, and for each year the actual of the target; what is missing is said."""
    texts = looking.texts
    own = [i for i in store.indicators(looking.view) if i.measure_id == measure.id]
    if not own:
        return
    st.header(texts("measure.indicators"), anchor=False)
    for indicator in own:
        st.markdown(
            f"**{as_typed(indicator.code)} {as_typed(texts.local(indicator.name))}** · {_baseline(indicator, texts)}"
        )
        if indicator.definition:
            st.caption(as_typed(texts.local(indicator.definition)))
        st.markdown("\n".join(_years(indicator, looking)))


def _years(indicator: IndicatorFact, looking: Viewer) -> list[str]:
    texts, facts = looking.texts, store.facts(looking.view)
    lines = []
    for year in years_of(facts.book.plan, facts.cutoff)[1:]:
        actual, target = actual_for(indicator, year, facts), target_for(indicator, year, facts.cutoff)
        said = texts.share(actual.share) if actual.share else quantity(actual.value, indicator, texts)
        if actual.value is None and actual.reason:
            said += f" ({texts.local(actual.reason)})"
        aim = texts("indicator.no_target") if target is None else quantity(target.value, indicator, texts)
        line = texts("indicator.year", year=str(year), actual=said, target=aim)
        if target and target.earlier is not None:
            line += " " + texts(
                "indicator.changed",
                earlier=quantity(target.earlier, indicator, texts),
                day=texts.date(target.set_on),
            )
        if target and not target.is_judged:
            line += " " + texts("indicator.not_judged")
        lines.append(f"* {as_typed(line)}")
    return lines


def _baseline(indicator: IndicatorFact, texts: Texts) -> str:
    if indicator.baseline_value is None:
        return texts("indicator.no_baseline")
    return as_typed(
        texts(
            "indicator.baseline",
            value=quantity(indicator.baseline_value, indicator, texts),
            day=texts.date(indicator.baseline_on),
            origin=texts.local(indicator.baseline_origin),
        )
    )


def show_events(measure: MeasureFact, looking: Viewer) -> None:
    """The yearly requirement, if there is one, and the events of the measure, newest first."""
    texts, cutoff = looking.texts, looking.view.cutoff
    events = store.events(looking.view)
    own = [event for event in reversed(events) if event.measure_id == measure.id]
    if measure.kind is not MeasureKind.RECURRING and not own:
        return
    st.header(texts("measure.events"), anchor=False)
    years = years_of(store.book(looking.view).plan, cutoff)
    done = fulfilment([measure], events, years, cutoff)
    if done:
        st.markdown(" · ".join(texts("measure.held", year=str(d.year), held=d.held, required=d.required) for d in done))
        explain_links((Question("fulfilment", measure.code, d.year) for d in done[-1:]), "fulfilment")
    lines = []
    for event in own:
        counted = heads([event])
        persons = texts("no_data") if counted.events_uncounted else texts.count("persons", counted.attendances)
        organisations = texts.count("organisations", len(event.organisations))
        present = f" – {organisations}, {persons}" if event.kind.is_gathering else ""
        lines.append(f"* {as_typed(f'{texts.date(event.held_on)} {texts.local(event.title)}{present}')}")
    with st.expander(texts.count("measure.event_count", len(own))):
        st.markdown("\n".join(lines) or texts("empty.events"))


def show_history(measure: MeasureFact, looking: Viewer) -> None:
    """Every act on the measure, newest first."""
    texts = looking.texts
    st.header(texts("measure.history"), anchor=False)
    st.markdown("\n".join(f"* {_told(state, texts)}" for state in store.history(looking.view, measure.id)))


def _told(state: State, texts: Texts) -> str:
    who = f"**{texts.date(state.as_of_on)}** ({texts(f'role.{state.recorded_by}')})"
    if state.act is UpdateAct.UNCHANGED:
        return f"{who}: {texts('measure.checked')}"
    said = [texts.status(state.status), texts.assessment(state.assessment)]
    said += [texts.local(text) for text in (state.sentence, state.reason, state.comment) if text]
    told = [as_typed(part) for part in said]
    if state.evidence_url:
        told.append(as_link(state.evidence_url))
    return f"{who}: " + " – ".join(told)
