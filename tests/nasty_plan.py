"""The example plan with a nasty text wherever people can type one, which readers must see as it was typed."""

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle
from pathlib import Path

import sqlalchemy as sa

from dashboard.report.press import press
from model.actions.measures import begin_measure
from model.actions.plans import add_goal
from model.database import perform
from seed_data.load import KAUNIAINEN, load_example
from tests.builders import a_heading_input, a_measure_input, an_actor, an_update

NASTY = (  # their number has no factor in common with that of the languages, so that each comes in every language
    "![kuva](https://example.org/kuva.png)",
    "[linkki](https://example.org/) ja <https://example.org/>",
    "https://example.org/ www.example.org",
    "**lihava** __vahva__ _kursiivi_ ~~yli~~",
    ":red[punainen] :blue-background[tausta] :orange-badge[merkki]",
    "$x^2$ ja $$\\frac{1}{2}$$",
    "<b>lihava</b><br><i>kursiivi</i>",
    "<script>alert(1)</script>",
    "<img src=https://example.org/kuva.png onerror=alert(1)>",
    ":material/home: :streamlit:",
    ":smile: :+1: :heart:",
    "`koodi` ```lohko```",
    "| a | b |",
    "Pitkäsana" * 12,
    "\u200foikealta vasemmalle\u200f",
    "{gap} {0} {}",
    "%s %(nimi)s %{x}",
    "# otsikko",
    "- luettelo",
    "1. numero",
    "> lainaus",
    "=1+1",
    "a -> b <- c <-> d -- e --- f >= g",
    "&lt;b&gt; &amp; &copy;",
    "\\*kenoviiva\\* [^1] [x]",
    "==korostus== ^ylä^ ~ala~",
    "Ensimmäinen rivi\n\nToinen rivi",
    "[lause](javascript:alert(1))",
    "'yksi' \"kaksi\" ’kolme’ …",
)
NASTY_CODE = "[a](b)$x$<b>`:+1:"
NASTY_ADDRESS = "https://evidence.example/?a=[b](c)<b>$x$`d`:+1:*e*&copy;"
NASTY_MINUTES = "https://evidence.example/)![kuva](https://evidence.example/kuva.png"
ADDRESSES = {"updates.evidence_url": NASTY_ADDRESS, "meetings.url": NASTY_MINUTES}
TEXT = re.compile(r"_(fi|sv|en)$")
NAME = re.compile(r"^(fi|sv|en) = .*$", re.MULTILINE)
MARK = re.compile(r"¶(\d+)¶")
INVISIBLE = re.compile(r"[\s\u2060]+")  # \u2060 is put where the framework would replace signs


@dataclass(frozen=True)
class Typed:
    """A text that somebody typed, and where: the file and the column, without the language."""

    place: str
    text: str


@dataclass(frozen=True)
class NastyPlan:
    """The database, and what was typed, by the number that every text carries at its end."""

    file: Path
    typed: dict[int, Typed]

    def shown_in(self, words: str) -> list[Typed]:
        """The texts of which the end stands in these words."""
        return [self.typed[number] for number in sorted({int(found) for found in MARK.findall(words)})]

    def changed_in(self, words: str) -> list[Typed]:
        """The texts that stand somewhere in these words otherwise than as they were typed."""
        seen, ends = bare(words), Counter(MARK.findall(words))
        return [typed for number, typed in self.typed.items() if seen.count(bare(typed.text)) != ends[str(number)]]


def bare(words: str) -> str:
    """Words without what nobody sees: how lines are broken is not what somebody typed."""
    return INVISIBLE.sub("", words)


def load_nasty_plan(engine: sa.Engine, folder: Path) -> dict[int, Typed]:
    """Load the example with its texts replaced, by way of a copy of its folder; gives what was typed, by number."""
    shutil.copytree(KAUNIAINEN, folder)
    typist = Typist()
    for file in sorted(folder.glob("*.csv")):
        _replace_cells(file, typist)
    _replace_names(folder / "plan.toml", typist)
    slug = load_example(engine, press(), folder)
    _add_nasty_codes(engine, slug)
    return typist.typed


@dataclass
class Typist:
    """Types one nasty text after the other, and remembers which stands where."""

    typed: dict[int, Typed] = field(default_factory=dict)
    texts: Iterator[str] = field(default_factory=lambda: cycle(NASTY))

    def type_into(self, place: str) -> str:
        text = ADDRESSES.get(place) or next(self.texts) + " "
        number = len(self.typed) + 1
        self.typed[number] = Typed(place, f"{text}¶{number}¶")
        return self.typed[number].text


def _replace_cells(file: Path, typist: Typist) -> None:
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, names = list(reader), reader.fieldnames or ()
    for row in rows:
        for name in names:
            is_address = (name == "evidence_url" and row["act"] == "update") or (name == "url" and row[name])
            if is_address or (row[name] and TEXT.search(name)):
                row[name] = typist.type_into(f"{file.stem}.{TEXT.sub('', name)}")
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names)
        writer.writeheader()
        writer.writerows(rows)


def _replace_names(file: Path, typist: Typist) -> None:
    named = file.read_text(encoding="utf-8")
    nasty = NAME.sub(lambda found: f"{found[1]} = {json.dumps(typist.type_into('plan.name'))}", named)
    file.write_text(nasty, encoding="utf-8")


def _add_nasty_codes(engine: sa.Engine, slug: str) -> None:
    """A measure that is overdue, and its goal: a code is typed too."""
    goal = a_heading_input(NASTY_CODE)
    measure = a_measure_input(code=NASTY_CODE, goals=(NASTY_CODE,))
    first = an_update(due_on=date(2025, 4, 1))
    perform(engine, add_goal, slug, goal, by=an_actor(on=date(2025, 3, 3)))
    perform(engine, begin_measure, slug, measure, first, by=an_actor(on=date(2025, 3, 3)))
