"""A frozen document in the words of one language: its own labels, the reader's dates and numbers.

Screen, PDF, workbook and tables all read the document through this.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from dashboard.language import SYMBOLS, Texts
from model.indicator import Unit
from model.measure import Assessment, Status
from model.yearly.document import Document

GAP = re.compile(r"\{(\w+)\}")  # filled without str.format: a text in a file that somebody brings must not rule us
Value = Mapping[str, Any] | int | str | None


@dataclass(frozen=True)
class Worded:
    """A document as a reader of that language gets it."""

    document: Document
    texts: Texts

    def said(self, key: str, /, **values: object) -> str:
        """A label as it read when the year was frozen. Documents of schema 1 froze fewer of them."""
        frozen = self.document["texts"].get(key)
        text = self.texts.local(frozen) if frozen else self.texts(key)
        return GAP.sub(lambda gap: str(values.get(gap[1], gap[0])), text) if values else text

    def local(self, text: Mapping[str, str] | None) -> str:
        return self.texts.local(text) if text else ""

    def status(self, status: str) -> str:
        return f"{SYMBOLS[Status(status)]} {self.said(f'status.{status}')}"

    def assessment(self, assessment: str | None) -> str:
        if assessment is None:
            return self.said("assessment.none")
        return f"{SYMBOLS[Assessment(assessment)]} {self.said(f'assessment.{assessment}')}"

    def day(self, iso: str | None) -> str:
        return self.texts.date(date.fromisoformat(iso)) if iso else self.said("no_date")

    def moment(self, iso: str) -> str:
        return self.texts.moment(datetime.fromisoformat(iso), clock=self.said("clock"))

    def listing(self, texts: Iterable[Mapping[str, str]]) -> str:
        """Texts of the plan as this language joins them: a, b and c."""
        return self.texts.listing((self.local(text) for text in texts), last=self.said("and"))

    def number(self, value: str | int | Decimal | None, decimals: int | None = None) -> str:
        return self.said("no_data") if value is None else self.texts.number(Decimal(value), decimals)

    def value(self, value: Value) -> str:
        """A number, a share with its denominator, money; what is missing is said."""
        if not isinstance(value, Mapping):
            return self.number(value)
        if "cents" in value:
            return f"{self.number(Decimal(value['cents']) / 100)} €"
        return self.share(value)

    def has_percent(self, share: Mapping[str, Any]) -> bool:
        """A percentage does not mislead, by the rule as it was when the year was frozen. Source: domain rule 5."""
        return share["denominator"] >= self.document["percent_from"] and "population" in share

    def share(self, share: Mapping[str, Any]) -> str:
        """So many of so many; a percentage only where it does not mislead."""
        counts = f"{self.number(share['numerator'])} / {self.number(share['denominator'])}"
        if not self.has_percent(share):
            return counts
        percent = Decimal(100 * share["numerator"]) / share["denominator"]
        return f"{counts} ({self.number(percent, 0)} %)"

    def quantity(self, value: str | None, indicator: Mapping[str, Any]) -> str:
        """A value of an indicator with its unit; yes and no in words."""
        if value is None:
            return self.said("no_data")
        if indicator["unit"] == Unit.YES_NO:
            return self.said("yes" if Decimal(value) else "no")
        return f"{self.number(value, indicator.get('decimals'))} {self.said('unit.' + indicator['unit'])}"

    @property
    def year(self) -> str:
        return str(self.document["year"])

    @property
    def title(self) -> str:
        return self.said("report.title", municipality=self.local(self.document["municipality"]), year=self.year)

    @cached_property
    def indicators(self) -> dict[str, Mapping[str, Any]]:
        return {indicator["code"]: indicator for indicator in self.document["figures"]["indicators"]}

    @cached_property
    def measures(self) -> dict[str, Mapping[str, Any]]:
        return {measure["code"]: measure for measure in self.document["measures"]}

    @property
    def participation(self) -> Mapping[str, Any]:
        """The figures of participation of the document's own year."""
        found: Mapping[str, Any] = self.document["figures"]["participation"][self.year]
        return found

    def titled(self, code: str) -> str:
        """A measure by its code and its title."""
        return f"{code} {self.local(self.measures[code]['title'])}"
