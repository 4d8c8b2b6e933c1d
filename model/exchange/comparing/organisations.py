"""A table of organisations held against the municipality's: by code, by business ID, by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from model.actions.network import OrganisationInput
from model.errors import AlreadyThere, CellMissing, NameNotKnown, TwiceInTable
from model.exchange.comparing.names import Names, folded
from model.exchange.comparing.ready import Changed, OrganisationsReady
from model.exchange.comparing.rowwise import Comparing
from model.exchange.comparing.texts import local, merged
from model.exchange.outcomes import RowOutcome
from model.exchange.rows import Row
from model.facts import OrganisationFact
from model.network import OrganisationLanguage

LONGEST_CODE = 80
SWEDISH = re.compile(r"\br\.?\s?f\.?$|förening\w*\b", re.IGNORECASE)
FINNISH = re.compile(r"\br\.?\s?y\.?$|yhdisty\w*\b|\w+seura\b", re.IGNORECASE)


@dataclass
class Organisations:
    """Goes through the rows of a table of organisations."""

    comparing: Comparing
    ready: OrganisationsReady = field(default_factory=OrganisationsReady)

    def __post_init__(self) -> None:
        facts = self.comparing.facts
        self.known = {organisation.code: organisation for organisation in facts.organisations}
        named = ((organisation.code, organisation.name) for organisation in facts.organisations)
        self.names = Names(named, facts.taken.get("organisation", ()))
        self.categories = Names((category.code, category.title) for category in facts.book.categories)
        self.category_codes = {category.id: category.code for category in facts.book.categories}
        self.seen: set[str] = set()
        named_in = [column for column in self.comparing.matching.columns if column.target.field.name == "name"]
        self.has_one_name = len(named_in) == 1

    def take(self, row: Row) -> None:
        """Settle one row: added, changed or unchanged. Raises the error for which it is refused."""
        name = self._name(row)
        code = self._code(row, name)
        if row.problems:
            self.comparing.refuse(row)
            return
        if code in self.seen:
            raise TwiceInTable(field="code" if row.text("code") else "name", value=code)
        self.seen.add(code)
        known = self.known.get(code)
        if known is None:
            self._admit(row, code, name)
        else:
            self._change(row, known, name)

    def _name(self, row: Row) -> dict[str, str]:
        """The names of a row; one alone is in the language that it shows, whatever its heading is in."""
        names: dict[str, str] = row.values.get("name", {})
        if not self.has_one_name or not names:
            return names
        ((language, text),) = names.items()
        return {_language_of(text, row.values.get("language"), language): text}

    def _code(self, row: Row, name: Mapping[str, str]) -> str:
        """The code of the organisation that a row is about, or that a new one gets."""
        merged_into = self.comparing.facts.merged
        given = row.text("code") or row.text("business_id")
        if given:
            found = self.names.by_code(given)
            kept = merged_into.get(given, found)
            if kept is not None or row.text("code"):
                return kept or given
        if not name:
            raise CellMissing(field="name")
        by_name = self.names.by_title(name)
        if by_name is not None:
            return merged_into.get(by_name, by_name)
        code = given or self.names.next_slug(next(iter(name.values())), LONGEST_CODE)
        self.names.add(code, local(name))
        return code

    def _admit(self, row: Row, code: str, name: Mapping[str, str]) -> None:
        if not name:
            raise CellMissing(field="name")
        if code in self.comparing.facts.taken.get("organisation", ()):
            raise AlreadyThere(field="code", value=code)
        organisation = OrganisationInput.of(
            code=code,
            name=local(name),
            language=row.values.get("language") or _language_by(name),
            categories=self._categories(row),
            member_from=row.values.get("member_from"),
        )
        self.ready.new.append({n: getattr(organisation, n) for n in ("code", "name", "language", "categories")})
        if organisation.member_from is not None:
            self.ready.members.append((code, organisation.member_from))
        self._check(row, code, ())
        self.comparing.settle(row, RowOutcome.ADDED, f"{code} {organisation.name.in_language('fi')}")

    def _change(self, row: Row, known: OrganisationFact, name: Mapping[str, str]) -> None:
        values: dict[str, Any] = {}
        news = name if row.text("code") else _news(name, known)
        if merged(known.name, news) != known.name:
            values["name"] = merged(known.name, news)
        if row.values.get("language", known.language) != known.language:
            values["language"] = row.values["language"]
        categories = self._categories(row)
        links = {}
        if categories and {*categories} != {self.category_codes.get(id_) for id_ in known.categories}:
            links["categories"] = categories
        if values:
            whole = {"code": known.code, "name": known.name, "language": known.language}
            OrganisationInput.of(**{**whole, **values})
        if values or links:
            before = {name: getattr(known, name) for name in values}
            self.ready.changed.append(Changed(known.id, known.code, values, before, links))
        fields = (*values, *links, *self._join(row, known), *self._check(row, known.code, known.checks))
        about = f"{known.code} {known.name.in_language('fi')}"
        self.comparing.settle(row, RowOutcome.CHANGED if fields else RowOutcome.UNCHANGED, about, fields)

    def _categories(self, row: Row) -> tuple[str, ...]:
        known, unknown = self.categories.find_all(row.values.get("categories", ()))
        if unknown:
            raise NameNotKnown(field="categories", value=unknown[0])
        return known

    def _join(self, row: Row, known: OrganisationFact) -> tuple[str, ...]:
        """A membership begins where there is none; one that runs is not turned into another one."""
        start = row.values.get("member_from")
        if start is None or any(period.starts_on == start for period in known.periods):
            return ()
        if any(period.ends_on is None or period.ends_on >= start for period in known.periods):
            self.comparing.warn("member_already", row, "member_from", day=start)
            return ()
        self.ready.members.append((known.code, start))
        return ("member_from",)

    def _check(self, row: Row, code: str, checks: tuple[date, ...]) -> tuple[str, ...]:
        checked_on = row.values.get("checked_on")
        if checked_on is None or checked_on in checks:
            return ()
        self.ready.checks.append((code, checked_on))
        return ("checked_on",)


def _language_of(name: str, language: OrganisationLanguage | None, of_column: str) -> str:
    if SWEDISH.search(name) or FINNISH.search(name):
        return "sv" if SWEDISH.search(name) else "fi"
    if language in (OrganisationLanguage.FI, OrganisationLanguage.SV):
        return str(language.value) if language else "fi"
    return of_column if of_column in ("fi", "sv") else "fi"


def _language_by(name: Mapping[str, str]) -> OrganisationLanguage:
    """The language of an organisation whose table does not tell it: that of its name."""
    if "fi" in name and "sv" in name:
        return OrganisationLanguage.BOTH
    return OrganisationLanguage.SV if "sv" in name else OrganisationLanguage.FI


def _news(name: Mapping[str, str], known: OrganisationFact) -> dict[str, str]:
    """What a name says beyond that by which the organisation was found: its case is no news."""
    return {code: text for code, text in name.items() if folded(text) != folded(getattr(known.name, code))}
