"""The final evaluation of a term: how many are evaluated, and the form of one."""

from typing import Any

import streamlit as st

from dashboard import store, viewer
from dashboard.components.editor.entry import Entry, in_languages, open_entry, save, submit, text_fields
from dashboard.components.editor.parts import Part, edit_link, go_to
from dashboard.components.measure_details import show_state
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.evaluations import EvaluationInput, evaluate
from model.base import LocalText
from model.evaluation import Outcome
from model.facts import EvaluationFact, Heading, MeasureFact

Evaluated = tuple[str, Heading | MeasureFact, EvaluationFact | None]


def evaluated(looking: Viewer) -> list[Evaluated]:
    """Every goal and every measure of the plan, each with its newest final evaluation, if there is one."""
    book, found = store.book(looking.view), store.evaluations(looking.view)
    of_goals = {evaluation.goal_id: evaluation for evaluation in found if evaluation.goal_id}
    of_measures = {evaluation.measure_id: evaluation for evaluation in found if evaluation.measure_id}
    goals: list[Evaluated] = [("goal", goal, of_goals.get(goal.id)) for goal in book.goals]
    return [*goals, *(("measure", measure, of_measures.get(measure.id)) for measure in book.measures)]


def show_evaluations(looking: Viewer) -> None:
    """How many of all are evaluated, and a line each; while the term is open it leads to the form."""
    texts, every = looking.texts, evaluated(looking)
    is_open = store.book(looking.view).plan.closed_on is None
    st.header(texts("editor.evaluations"), anchor=False)
    for kind in ("goal", "measure"):
        of_kind = [evaluation for noun, _, evaluation in every if noun == kind]
        done = sum(evaluation is not None for evaluation in of_kind)
        st.markdown(texts(f"editor.evaluated.{kind}", n=done, total=len(of_kind)))
        lines = [(row.code, _line(row, evaluation, looking)) for noun, row, evaluation in every if noun == kind]
        with st.expander(texts(f"part.{kind}s")):
            if not is_open:
                st.markdown("\n".join(f"* {line}" for _, line in lines))
                continue
            for code, line in lines:
                key, named = f"plan.evaluate.{kind}.{code}", {kind: code}
                st.button(line, key=key, type="tertiary", on_click=go_to, args=(Part.TERM,), kwargs=named)


def _line(row: Heading | MeasureFact, evaluation: EvaluationFact | None, looking: Viewer) -> str:
    texts = looking.texts
    said = texts("editor.not_evaluated")
    if evaluation:
        said = f"{texts(f'outcome.{evaluation.outcome}')}: {texts.local(evaluation.sentence)}"
    return f"**{as_typed(row.code)}** {as_typed(f'{texts.local(row.title)} – {said}')}"


def show_evaluation_form(looking: Viewer) -> bool:
    """The form of the measure or the goal that the address names; False when it names none."""
    for noun, row, evaluation in evaluated(looking):
        if st.query_params.get(noun) == row.code:
            edit_link(f"← {looking.texts('part.term')}", Part.TERM, looking)
            _show_form(noun, row, evaluation, looking)
            return True
    return False


def _show_form(noun: str, row: Heading | MeasureFact, evaluation: EvaluationFact | None, looking: Viewer) -> None:
    texts = looking.texts
    st.subheader(as_typed(f"{row.code} {texts.local(row.title)}"), anchor=False)
    if isinstance(row, MeasureFact):
        show_state(row, looking)
    stored = {
        "outcome": (evaluation.outcome if evaluation else Outcome.ACHIEVED).value,
        **in_languages(sentence=evaluation.sentence if evaluation else LocalText()),
    }
    entry = open_entry(f"plan.evaluation.{noun}.{row.id}", 0, stored, looking)
    with st.form(entry.field("form")):
        st.radio(
            texts("field.outcome"),
            [outcome.value for outcome in Outcome],
            format_func=lambda outcome: texts(f"outcome.{outcome}"),
            horizontal=True,
            key=entry.field("outcome"),
        )
        text_fields(entry, "sentence")
        submit(entry, "editor.evaluate", _save, noun, row.code)


def _save(entry: Entry, noun: str, code: str) -> None:
    """Saved: on to the next one that is not evaluated yet."""

    def entered() -> tuple[Any, ...]:
        given = EvaluationInput.of(**{noun: code}, outcome=entry.value("outcome"), sentence=entry.text("sentence"))
        return evaluate, entry.looking.slug, given

    if not save(entry, "saved.evaluation", entered, code=code):
        return
    waiting = [
        (kind, row.code)
        for kind, row, evaluation in evaluated(viewer.at_present())
        if evaluation is None and (kind, row.code) != (noun, code)
    ]
    go_to(Part.TERM, **dict(waiting[:1]))
