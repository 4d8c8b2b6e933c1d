"""What comparing has in common for every kind: the facts, the table, the tally, and how a refusal becomes a row's."""

from dataclasses import dataclass, replace
from functools import cached_property

from model.base import LocalText
from model.errors import PlanError
from model.exchange.fields import Kind
from model.exchange.import_facts import ImportFacts
from model.exchange.matching import Matching, languages_told
from model.exchange.outcomes import Refused, RowOutcome, Tally
from model.exchange.rows import Row, Rows
from model.facts import PlanFact

FI_SV_EN = ("fi", "sv", "en")


@dataclass
class Comparing:
    """`file_name` stands for the origin of what a table does not tell the origin of."""

    kind: Kind
    facts: ImportFacts
    rows: Rows
    matching: Matching
    tally: Tally
    file_name: str

    @cached_property
    def tongue(self) -> str:
        """The language of names in the table that tell none: that of its texts, else the plan's first."""
        told = languages_told(self.matching)
        plans = self.facts.plan.required_languages[0]
        return plans if plans in told or not told else told[0]

    @cached_property
    def plan_of_any_language(self) -> PlanFact:
        """The plan as rules see it that ask for a text in one of its languages: another system's table has one, any."""
        return replace(self.facts.plan, required_languages=FI_SV_EN)

    def refused(self, row: Row, error: PlanError) -> Refused:
        """A refusal with the heading and the cell that it is about."""
        name = error.field or ""
        stem, _, last = name.rpartition("_")
        is_local = last in FI_SV_EN and stem in self.kind.by_name
        first = self.facts.plan.required_languages[0]
        column = self.matching.heading_of(stem, last) if is_local else self.matching.heading_of(name, first)
        return Refused(row.number, column, self.rows.cell(row.number, column), error)

    def refuse(self, row: Row, *errors: PlanError) -> None:
        self.tally.refuse(row.number, [*row.problems, *(self.refused(row, error) for error in errors)])

    def settle(self, row: Row, outcome: RowOutcome, about: str, fields: tuple[str, ...] = ()) -> None:
        self.tally.settle(row.number, outcome, about, fields)

    def warn(self, key: str, row: Row, field_name: str = "", **values: object) -> None:
        self.tally.warn(key, row.number, self.matching.heading_of(field_name), **values)

    def raw(self, row: Row, field_name: str) -> str:
        """What the file itself says in the column of a field."""
        return str(self.rows.cell(row.number, self.matching.heading_of(field_name)) or "").strip()

    def warn_of_missing(self, row: Row, text: LocalText, field_name: str) -> None:
        """A text in one language is enough; the missing ones stay on the work list."""
        for language in text.missing(self.facts.plan.required_languages):
            self.tally.warn(f"text_missing_{language}", row.number, self.matching.heading_of(field_name))
