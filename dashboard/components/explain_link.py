"""The way from a figure, or from a chart, to what is behind it."""

from collections.abc import Iterable

from dashboard import viewer
from dashboard.components.chart import Shown
from dashboard.components.lines import LinkedLine, show_lines
from dashboard.language import Texts
from model.figures.explained import OF_A_YEAR
from model.figures.explanation import Question
from model.figures.verdict import VerdictOutcome

TERM = "term"
OF_THE_TERM = OF_A_YEAR - {"fulfilment"}  # a requirement is one of a year
KNOWN_BY_THEIR_WORD = {"status_counts", "verdict"}  # as on the tiles above the links
OF_CHART: dict[str, tuple[tuple[str, str], ...]] = {
    "status_by_goal": (("status_counts", "not_started"), ("overdue", "")),
    "planned_and_actual": (("status_counts", "completed"),),
    "fulfilment_by_year": (("fulfilment", ""),),
    "events_by_kind": (("events", ""), ("attendances", ""), ("organisations_reached", "")),
    "reach_by_year": (("network_reach", ""),),
    "coverage_by_category": (("categories_reached", ""),),
    "coverage_by_year": (("network_reach", ""),),
    "reach_by_language": (("swedish_speaking_reach", ""),),
    "comers_by_year": (("silent", ""),),
    "funnel": (("network_of_registered", ""), ("network_reach", "")),
    "network_growth": (("network_of_registered", ""),),
    "who_meets_whom": (("joint_events", ""),),
    "joint_events_by_year": (("joint_events", ""),),
    "met_nobody": (("met_nobody", ""),),
    "actors_of_measures": (("many_kinds", ""),),
    "support_by_year": (("grant_recipients", ""),),
    "needs_and_goals": (("needs_with_measure", ""),),
    "verdicts_by_goal": (("goal_verdict", ""),),
    "needs_answered": (("needs_answered", ""),),
}


def explain_links(questions: Iterable[Question], key: str) -> None:
    """Links to the rules and the rows of figures that stand together on a screen, side by side; a printed page has
    none. A figure is of the whole term unless a year is named, as of the day of the screen."""
    looking = viewer.current()
    lines = [_line(question, looking.texts) for question in questions]
    show_lines([(looking.texts("explain.lead"), lines)], f"not_printed.explain.{key}", looking, in_a_row=True)


def _line(question: Question, texts: Texts) -> LinkedLine:
    """A link whose words are the name of the figure."""
    year = str(question.year or (TERM if question.figure in OF_THE_TERM else ""))
    asked = {"figure": question.figure, "of": question.of, "year": year}
    query = {name: value for name, value in asked.items() if value}
    return LinkedLine("", asked_for(question, texts), screen="explain", query=query)


def explain_charts(charts: Iterable[Shown], key: str, *more: Question) -> None:
    """The same for the figures that the sentences above charts tell, and for others beside them, each once."""
    told = (Question(*named, shown.year) for shown in charts for named in OF_CHART.get(shown.name, ()))
    explain_links(dict.fromkeys((*more, *told)), key)


def asked_for(question: Question, texts: Texts) -> str:
    """A figure by its name, and of what and of which year it is."""
    of, year = part_said(question, texts), question.year
    if question.figure in KNOWN_BY_THEIR_WORD and of:
        return of
    name = f"{name_of(question.figure, texts)}, {of}" if of else name_of(question.figure, texts)
    return f"{name} {year}" if year else name


def name_of(figure: str, texts: Texts) -> str:
    return texts(text_of(figure, texts))


def text_of(figure: str, texts: Texts) -> str:
    """The key of its name: a figure of the yearly document, or a reading of the day."""
    return f"figure.{figure}" if texts.has(f"figure.{figure}") else f"reading.{figure}"


def part_said(question: Question, texts: Texts) -> str:
    """The part of a figure: the word of a status, a verdict or a reason, else the code by which people speak of it."""
    match question.figure, question.of:
        case _, "":
            return ""
        case "status_counts", status:
            return texts.status(status)
        case "verdict", outcome:
            return texts.verdict(VerdictOutcome(outcome))
        case "attention", reason:
            return texts(f"reason.{reason}")
    return question.of
