"""The parts of *Explain this number*: which figure, what it is, the rows that are counted and those that are not."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.chart import ReadTable, show_table
from dashboard.components.explain_link import OF_THE_TERM, TERM, name_of, part_said
from dashboard.frames.explained import explained
from dashboard.language import Texts, as_typed
from dashboard.viewer import Viewer
from model.facts import Facts
from model.figures.cut_offs import years_of
from model.figures.explained import FIGURES, OF_A_YEAR, parts_of
from model.figures.explanation import Explained, Question


def choose_question(facts: Facts, looking: Viewer) -> Question:
    """Which figure, of what, in which year; the choice lives in the address."""
    texts = looking.texts
    with st.container(horizontal=True):
        figure = _choose("figure", list(FIGURES), {name: name_of(name, texts) for name in FIGURES}, texts)
        parts = parts_of(figure, facts)
        of = _choose("of", parts, {part: _named(part, figure, facts, texts) for part in parts}, texts) if parts else ""
        years = [str(year) for year in reversed(years_of(facts.book.plan, facts.cutoff))]
        options = [*years, *([TERM] if figure in OF_THE_TERM else [])]
        year = _choose("year", options, {TERM: texts("explain.term")}, texts) if figure in OF_A_YEAR else TERM
    return Question(figure, of, None if year == TERM else int(year))


def _choose(name: str, options: Sequence[str], labels: dict[str, str], texts: Texts) -> str:
    asked = st.query_params.get(name, "")
    return st.selectbox(
        texts(f"explain.{name}"),
        options,
        index=options.index(asked) if asked in options else 0,
        format_func=lambda option: labels.get(option, option),
        key=f"explain.{name}.{'.'.join(options)}",
        on_change=_remember,
        args=(name, f"explain.{name}.{'.'.join(options)}"),
        width=320,
    )


def _remember(name: str, key: str) -> None:
    st.query_params[name] = st.session_state[key]


def _named(part: str, figure: str, facts: Facts, texts: Texts) -> str:
    if figure == "fulfilment":
        measure = facts.book.measure(part)
        return f"{part} {texts.local(measure.title)}" if measure else part
    if figure == "network_reach":
        titles = {category.code: texts.local(category.title) for category in facts.book.categories}
        return titles.get(part, texts("explain.all"))
    goals = {goal.code: texts.titled(goal) for goal in facts.book.goals}
    return goals.get(part) or part_said(Question(figure, part), texts) or texts("explain.all")


def show_number(found: Explained, texts: Texts) -> None:
    """The figure out of its whole, of which population, on which day."""
    total = "" if found.total is None else f" / {texts.number(found.total)}"
    said = {"number": f"{texts.number(found.count)}{total}", "day": texts.date(found.on)}
    if found.population:
        said["number"] += f" ({texts(f'population.{found.population}')})"
    st.header(as_typed(texts("explain.number", **said)), anchor=False)


def show_rows(found: Explained, question: Question, facts: Facts, texts: Texts) -> None:
    """Every row of the whole, first those that count, and the same as a file."""
    frame = explained(found, facts, texts)
    if frame.empty:
        st.info(texts("explain.no_rows"))
        return
    st.markdown(texts("explain.rows", counted=texts.number(len(found.rows)), others=texts.number(len(found.others))))
    key = "-".join(filter(None, ("table.explained", question.figure, question.of, str(question.year or ""))))
    show_table(ReadTable(frame, texts), name_of(question.figure, texts), key, texts)
