"""A measure on one line: the address of its link, and what there is to know at a glance."""

from dashboard.language import Texts
from dashboard.viewer import Viewer
from model.facts import MeasureFact, PlanBook
from model.figures.timeliness import Timeliness, timeliness


def address(looking: Viewer, **more: str) -> dict[str, str]:
    """The query of a link that keeps plan, language and cut-off."""
    on = {} if looking.view.known_on is None else {"on": looking.view.cutoff.isoformat()}
    return {"plan": looking.slug, "lang": looking.texts.language.value, **on, **more}


def glance(measure: MeasureFact, book: PlanBook, looking: Viewer) -> str:
    """Status, assessment, timeliness, responsible, last act: words and symbols, as people typed them."""
    texts, state = looking.texts, measure.state
    parts = [texts.status(state.status), texts.assessment(state.assessment), due(measure, looking)]
    parts.append(texts("measure.responsible_is", names=responsible(measure, book, texts)))
    parts.append(texts("measure.last_act", day=texts.date(state.as_of_on)))
    return " · ".join(parts)


def due(measure: MeasureFact, looking: Viewer) -> str:
    """The due date and whether it has passed."""
    texts = looking.texts
    found = timeliness(measure.state, looking.view.cutoff)
    if measure.state.due_on is None or found is Timeliness.SETTLED:
        return texts.timeliness(found)
    return f"{texts.timeliness(found)}, {texts('measure.due', day=texts.date(measure.state.due_on))}"


def responsible(measure: MeasureFact, book: PlanBook, texts: Texts) -> str:
    names = {party.id: texts.local(party.title) for party in book.parties}
    return texts.listing(names[id_] for id_ in measure.responsible) or texts("measure.nobody")
