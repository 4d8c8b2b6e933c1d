"""What is said of an event wherever it is shown: how it stands, who was there, which measure it belongs to."""

from dashboard import store
from dashboard.viewer import Viewer
from model.facts import EventRecord
from model.figures.reach import heads

CANCELLED, COMING, HELD = "✕", "○", "✓"


def state_of(record: EventRecord, looking: Viewer) -> str:
    """The symbol of how an event stands: held and counted, still to come, or cancelled."""
    if record.cancelled_at is not None:
        return CANCELLED
    return HELD if record.event.held_on <= looking.view.cutoff else COMING


def state_words(record: EventRecord, looking: Viewer) -> str:
    """The same with its word."""
    symbol = state_of(record, looking)
    word = {HELD: "held", COMING: "coming", CANCELLED: "corrected" if record.corrected_by else "cancelled"}[symbol]
    return f"{symbol} {looking.texts(f'event_state.{word}')}"


def who_was_there(record: EventRecord, looking: Viewer) -> tuple[str, str]:
    """How many organisations and how many persons, in words; both empty for what is no gathering."""
    texts, event = looking.texts, record.event
    if not event.kind.is_gathering:
        return "", ""
    counted = heads([event])
    persons = texts("events.not_counted") if counted.events_uncounted else texts.count("persons", counted.attendances)
    return texts.count("organisations", len(event.organisations)), persons


def measure_of(record: EventRecord, looking: Viewer) -> str:
    """The code and title of the event's measure; empty when it belongs to none."""
    measures = store.book(looking.view).measures
    found = next((one for one in measures if one.id == record.event.measure_id), None)
    return f"{found.code} {looking.texts.local(found.title)}" if found else ""
