"""A table of events held against the plan: an event a row, or an organisation that was there a row."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from model.actions.events import EventInput
from model.errors import CellMissing, NameNotKnown, TwiceInTable, WordNotKnown
from model.event import EventKind
from model.exchange.comparing.event_words import kind_named_in, languages_of
from model.exchange.comparing.names import Names, folded
from model.exchange.comparing.presence import Presence, Present
from model.exchange.comparing.ready import Changed, EventsReady
from model.exchange.comparing.rowwise import Comparing
from model.exchange.comparing.texts import local, merged
from model.exchange.outcomes import RowOutcome
from model.exchange.rows import Row
from model.exchange.vocabulary import YesNo
from model.facts import EventFact
from model.figures.cut_offs import require_within_term

Place = tuple[date, EventKind, str]


@dataclass
class Events:
    """Goes through the rows of a table of events; several rows may be about one event."""

    comparing: Comparing
    ready: EventsReady = field(default_factory=EventsReady)

    def __post_init__(self) -> None:
        facts = self.comparing.facts
        self.known = {place: event for event in facts.events for place in _places(event)}
        self.cancelled = {place for event in facts.cancelled for place in _places(event)}
        self.presence = Presence(facts)
        self.measures = Names((measure.code, measure.title) for measure in facts.book.measures)
        self.measure_codes = {measure.id: measure.code for measure in facts.book.measures}
        self.new: dict[Place, dict[str, Any]] = {}
        self.changed: dict[int, tuple[dict[str, Any], dict[str, Any]]] = {}
        self.seen: set[Place] = set()

    def take(self, row: Row) -> None:
        """Settle one row: added, changed or unchanged. Raises the error for which it is refused."""
        if row.problems:
            self.comparing.refuse(row)
            return
        place = self._place(row)
        present = self.presence.present(row)
        if place in self.seen and not present:
            raise TwiceInTable(field="title", value=next(iter(row.values["title"].values())))
        self.seen.add(place)
        known = self.known.get(place)
        if known is not None:
            self._change(row, known, present)
        elif place in self.cancelled:
            self.comparing.warn("event_cancelled", row, "title")
            self.comparing.settle(row, RowOutcome.UNCHANGED, _about(place[0], next(iter(row.values["title"].values()))))
        elif place in self.new:
            self._go_on(row, self.new[place], present)
        else:
            self._record(row, place, present)

    def _place(self, row: Row) -> Place:
        """What an event is known by: its day, its kind, its title."""
        for name in ("held_on", "title"):
            if not row.values.get(name):
                raise CellMissing(field=name)
        titles = row.values["title"]
        return row.values["held_on"], self._kind(row), folded(next(iter(titles.values())))

    def _kind(self, row: Row) -> EventKind:
        if "kind" in row.values:
            return EventKind(row.values["kind"])
        mapped = self.comparing.matching.words.get(("kind", ""))
        found = EventKind(mapped) if mapped else kind_named_in(row.values["title"].values())
        if found is None:
            raise WordNotKnown(field="kind", value="", choices=tuple(EventKind))
        return found

    def _record(self, row: Row, place: Place, present: Present) -> None:
        require_within_term(self.comparing.facts.plan, place[0], "held_on")
        event = EventInput.of(
            held_on=place[0],
            kind=place[1],
            title=local(row.values["title"]),
            present=present,
            by_city=row.values.get("by_city", YesNo.YES) is YesNo.YES,
            **self._told(row, present),
        )
        self.comparing.warn_of_missing(row, event.title, "title")
        self.new[place] = {name: getattr(event, name) for name in EventInput.model_fields if name != "source"}
        self.ready.new.append(self.new[place])
        self.comparing.settle(row, RowOutcome.ADDED, _about(place[0], event.title.in_language("fi")))

    def _go_on(self, row: Row, event: dict[str, Any], present: Present) -> None:
        """One more organisation that was at an event of the table."""
        twice = next((code for code in present if code in event["present"]), None)
        if twice is not None:
            raise TwiceInTable(field="present", value=twice)
        event["present"] = {**event["present"], **present}
        self.comparing.settle(row, RowOutcome.ADDED, _about(event["held_on"], event["title"].in_language("fi")))

    def _change(self, row: Row, known: EventFact, present: Present) -> None:
        told, as_known = self._told(row, present), self._as_known(known)
        titles = {lang: t for lang, t in row.values["title"].items() if folded(t) != folded(getattr(known.title, lang))}
        told["title"] = merged(known.title, titles)  # the case of a title it was found by is no news
        news = {name: value for name, value in told.items() if value != as_known[name]}
        if {*told.get("organisers", ())} <= {*as_known["organisers"]}:
            news.pop("organisers", None)
        was = as_known["present"]
        came = {code: heads for code, heads in present.items() if code not in was or heads not in (None, was[code])}
        if came:
            news["present"] = came
        self._keep(known, news, as_known)
        about = _about(known.held_on, known.title.in_language("fi"))
        self.comparing.settle(row, RowOutcome.CHANGED if news else RowOutcome.UNCHANGED, about, tuple(news))

    def _keep(self, known: EventFact, news: dict[str, Any], as_known: dict[str, Any]) -> None:
        """Gather what the rows of one event change."""
        if not news:
            return
        if known.id not in self.changed:
            self.changed[known.id] = ({}, {})
            self.ready.changed.append(Changed(known.id, known.held_on.isoformat(), *self.changed[known.id]))
        values, before = self.changed[known.id]
        if "present" in news:
            news = {**news, "present": {**values.get("present", {}), **news["present"]}}
        values.update(news)
        before.update({name: as_known[name] for name in news})

    def _as_known(self, known: EventFact) -> dict[str, Any]:
        codes = self.presence.codes
        return {
            "title": known.title,
            "measure": self.measure_codes.get(known.measure_id or 0),
            "languages": known.languages,
            "head_count_unnamed": known.head_count_unnamed,
            "organisers": tuple(codes[id_] for id_ in known.organisers if id_ in codes),
            "present": {codes[id_]: heads for id_, heads in known.present if id_ in codes},
        }

    def _told(self, row: Row, present: Present) -> dict[str, Any]:
        """What a row says of the event beside its kind, day and title; what it does not say is not there."""
        told: dict[str, Any] = {}
        if "measure" in row.values:
            told["measure"] = self._measure(row.values["measure"])
        if "languages" in row.values:
            told["languages"] = languages_of(row.values["languages"])
        if "organisers" in row.values:
            told["organisers"] = self.presence.organisers(row)
        heads = self.presence.unnamed(row, present)
        if heads is not None:
            told["head_count_unnamed"] = heads
        return told

    def _measure(self, name: str) -> str:
        found = self.measures.find(name)
        if found is None:
            raise NameNotKnown(field="measure", value=name)
        return found


def _places(event: EventFact) -> Iterable[Place]:
    titles = (event.title.fi, event.title.sv, event.title.en)
    return ((event.held_on, event.kind, folded(title)) for title in titles if title)


def _about(day: date, title: str) -> str:
    return f"{day.isoformat()} {title}"
