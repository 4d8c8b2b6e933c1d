"""The goals, themes, needs and parties that rows name; goals and parties the plan does not have yet are begun."""

from dataclasses import dataclass

from model.actions.plans import HeadingInput
from model.base import LocalText
from model.errors import NameNotKnown
from model.exchange.comparing.names import CODE_LIKE, Names
from model.exchange.comparing.ready import MeasuresReady, NewHeading
from model.exchange.comparing.rowwise import Comparing
from model.exchange.comparing.texts import local
from model.exchange.rows import Row
from model.facts import Heading, MeasureFact

GOAL_CODE, PARTY_CODE = 20, 40
LISTS = ("goals", "themes", "needs", "responsible", "partners")


@dataclass
class Linking:
    """Finds what rows name; what is begun for a row that is refused is not saved, as nothing is."""

    comparing: Comparing
    ready: MeasuresReady

    def __post_init__(self) -> None:
        facts = self.comparing.facts
        book = facts.book
        parties = _names(book.parties, facts.taken.get("party", frozenset()))
        self.names = {
            "goals": _names(book.goals, facts.taken.get("goal", frozenset())),
            "themes": _names(book.themes, frozenset()),
            "needs": _names(book.needs, frozenset()),
            "responsible": parties,
            "partners": parties,
        }
        headings = {"goals": book.goals, "themes": book.themes, "needs": book.needs}
        headings |= {"responsible": book.parties, "partners": book.parties}
        self._codes = {name: {heading.id: heading.code for heading in headings[name]} for name in LISTS}
        self._resolved: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._titles = self._titles_of_parents() if self.comparing.matching.has("parent_id") else {}

    def links(self, row: Row) -> dict[str, tuple[str, ...]]:
        """The codes that a row links to, by list. Raises `NameNotKnown`, and what a new heading is refused for."""
        found = {name: self._found(name, row.values[name]) for name in LISTS if name in row.values}
        goals = (*found.get("goals", ()), *self._goal_of_title(row), *self._goal_of_parent(row))
        if goals:
            found["goals"] = tuple(dict.fromkeys(goals))
        return found

    def changed(self, row: Row, known: MeasureFact) -> dict[str, tuple[str, ...]]:
        """The lists that a row fills otherwise than they are; an empty cell changes none."""
        return {
            name: codes
            for name, codes in self.links(row).items()
            if {*codes} != {self._codes[name].get(id_) for id_ in getattr(known, name)}
        }

    def _found(self, name: str, words: tuple[str, ...]) -> tuple[str, ...]:
        if (name, words) not in self._resolved:
            known, unknown = self.names[name].find_all(words)
            begun = tuple(self._begin_or_refuse(name, word) for word in unknown)
            self._resolved[name, words] = tuple(dict.fromkeys((*known, *begun)))
        return self._resolved[name, words]

    def _begin_or_refuse(self, name: str, word: str) -> str:
        if name in ("themes", "needs") or (name == "goals" and CODE_LIKE.fullmatch(word)):
            raise NameNotKnown(field=name, value=word)
        return self._begin(name, local({self.comparing.tongue: word}))

    def _begin(self, name: str, title: LocalText, code: str = "") -> str:
        names = self.names[name]
        if not code or code in names.taken or len(code) > GOAL_CODE:
            code = names.next_number("G") if name == "goals" else names.next_slug(title.in_language("fi"), PARTY_CODE)
        heading = HeadingInput.of(code=code, title=title)
        names.add(code, title)
        begun = self.ready.goals if name == "goals" else self.ready.parties
        begun.append(NewHeading(heading.code, heading.title))
        return code

    def _goal_of_title(self, row: Row) -> tuple[str, ...]:
        titles = row.values.get("goal_title")
        if not titles:
            return ()
        return (self.names["goals"].by_title(titles) or self._begin("goals", local(titles)),)

    def _goal_of_parent(self, row: Row) -> tuple[str, ...]:
        """What another system has as the parent of an action is a goal here, named as the parent is."""
        parent = row.text("parent_id")
        if not parent:
            return ()
        title = self._titles.get(parent)
        if not title:
            self.comparing.warn("parent_missing", row, "parent_id", value=parent)
            return ()
        return (self.names["goals"].by_title(title) or self._begin("goals", local(title), code=parent),)

    def _titles_of_parents(self) -> dict[str, dict[str, str]]:
        known = {
            m.code: {language: text for language, text in m.title if text} for m in self.comparing.facts.book.measures
        }
        return known | {row.text("code"): row.values.get("title", {}) for row in self.comparing.rows}


def _names(headings: tuple[Heading, ...], taken: frozenset[str]) -> Names:
    return Names(((heading.code, heading.title) for heading in headings), taken)
