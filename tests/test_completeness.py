"""The memory of the house: what nobody may forget."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from dashboard.catalogues import catalogue, rooms
from dashboard.components.editor.parts import Part
from dashboard.language import FROZEN, FROZEN_WORDS, keys, texts_for
from dashboard.navigation import NAVIGATION, SCREENS
from model import errors
from model.actions.indicator_grid import Cell
from model.actions.rows import Noun
from model.base import Language, Source
from model.evaluation import Outcome
from model.event import EventKind
from model.figures.attention import Reason
from model.figures.timeliness import Timeliness
from model.figures.verdict import VerdictOutcome
from model.indicator import Computed, Direction, Unit
from model.measure import Assessment, MeasureKind, Status
from model.meeting import Body
from model.network import Population
from model.role import GRANTED, Permission, Role

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "dashboard").rglob("*.py"))
WORDS: dict[str, type[StrEnum]] = {
    "status": Status,
    "assessment": Assessment,
    "timeliness": Timeliness,
    "kind": MeasureKind,
    "unit": Unit,
    "direction": Direction,
    "verdict": VerdictOutcome,
    "event_kind": EventKind,
    "population": Population,
    "body": Body,
    "role": Role,
    "reason": Reason,
    "source": Source,
    "outcome": Outcome,
    "computed": Computed,
    "part": Part,
    "editor.retire": Noun,
    "editor.cell": Cell,
    "meaning.status": Status,
    "meaning.assessment": Assessment,
    "meaning.timeliness": Timeliness,
    "meaning.verdict": VerdictOutcome,
}
RECORDS = sorted((ROOT / "docs" / "decisions").iterdir())
GAP = re.compile(r"{(\w*)}")


def literal_keys() -> Iterator[str]:
    """The keys that the source names literally: texts("…") and texts.count("…")."""
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = ast.unparse(node.func)
                if called.endswith(("texts", "texts.count", "words", "texts()", "words.count")):
                    yield str(node.args[0].value)


def refusals(parent: type[errors.PlanError] = errors.PlanError) -> Iterator[type[errors.PlanError]]:
    for child in parent.__subclasses__():
        yield child
        yield from refusals(child)


def messages(language: Language) -> dict[str, tuple[str, ...]]:
    return {key: forms for key, forms in catalogue(language).forms.items() if key}


@pytest.mark.parametrize("language", list(Language))
def test_no_text_stands_in_two_rooms(language: Language) -> None:
    written = [key for room in rooms(language) for key in room if key]

    assert sorted(written) == sorted(set(written))


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_every_text(language: Language) -> None:
    finnish, own = messages(Language.FI), messages(language)

    assert own.keys() == finnish.keys()
    assert not [key for key, texts in own.items() if not all(texts)]


@pytest.mark.parametrize("language", list(Language))
def test_a_text_has_the_same_gaps_in_every_language(language: Language) -> None:
    finnish, own = messages(Language.FI), messages(language)

    differing = [key for key in own if {*GAP.findall(" ".join(own[key]))} != {*GAP.findall(" ".join(finnish[key]))}]

    assert not differing


def test_every_text_that_the_source_names_is_in_the_catalogues() -> None:
    missing = {key for key in literal_keys() if key not in keys()}

    assert not missing


@pytest.mark.parametrize("family", list(WORDS))
def test_every_word_of_the_trade_has_a_text(family: str) -> None:
    missing = [word for word in WORDS[family] if f"{family}.{word}" not in keys()]

    assert not missing


@pytest.mark.parametrize("refusal", list(refusals()), ids=lambda refusal: refusal.__name__)
def test_every_refusal_has_a_sentence(refusal: type[errors.PlanError]) -> None:
    assert f"refusal.{refusal.key}" in keys()


@pytest.mark.parametrize("family", ["figure", "reading"])
def test_every_figure_has_its_rule(family: str) -> None:
    figures = {key.split(".")[1] for key in keys() if key.startswith(f"{family}.")}

    assert {f"{family}.{name}{end}" for name in figures for end in ("", ".rule")} <= {*keys()}


def test_every_screen_is_in_the_navigation_and_has_a_title() -> None:
    files = {file.stem for file in SCREENS.glob("[!_]*.py")}

    assert files == {screen.name for screen in NAVIGATION}
    assert not [name for name in files if f"screen.{name}" not in keys()]


def test_every_role_may_something_and_every_permission_belongs_to_a_role() -> None:
    granted = set().union(*GRANTED.values())

    assert granted == set(Permission)
    assert set(GRANTED) == set(Role)


def test_every_chart_has_a_title_and_a_sentence_for_when_it_is_empty() -> None:
    names = set(re.findall(r'Shown\(\s*"(\w+)"', "".join(f.read_text(encoding="utf-8") for f in SOURCES)))

    assert len(names) >= 10
    assert not [name for name in names if f"chart.{name}" not in keys() or f"empty.{name}" not in keys()]


def test_what_a_frozen_year_needs_to_be_read_is_frozen_with_it() -> None:
    named = set(
        re.findall(r'said\(\s*(?:document, )?"([\w.]+)"', "".join(f.read_text(encoding="utf-8") for f in SOURCES))
    )

    assert named
    assert not [key for key in named if not key.startswith(FROZEN) and key not in FROZEN_WORDS]


def test_no_screen_writes_html_of_its_own() -> None:
    forbidden = re.compile(r"unsafe_allow_html|st\.html\(")

    assert not [file.name for file in SOURCES if forbidden.search(file.read_text(encoding="utf-8"))]


def test_no_module_is_a_bag_of_odds_and_ends() -> None:
    bags = re.compile(r"(utils?|helpers?|common|misc|.*_(page|service|manager))\.py")

    assert not [f for f in (*SOURCES, *(ROOT / "model").rglob("*.py")) if bags.fullmatch(f.name)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_decision_is_told_in_250_words(record: Path) -> None:
    words = [word for word in record.read_text(encoding="utf-8").split() if any(map(str.isalnum, word))]

    assert len(words) <= 250


def test_decisions_are_numbered_in_their_order_in_name_and_title() -> None:
    numbers = [(int(record.name[:4]), record.read_text(encoding="utf-8").split(".")[0]) for record in RECORDS]

    assert numbers == [(number, f"# {number}") for number in range(1, len(RECORDS) + 1)]


@pytest.mark.parametrize("language", list(Language))
def test_dates_and_numbers_are_written_as_the_language_writes_them(language: Language) -> None:
    texts = texts_for(language)

    written = (texts.date(date(2024, 3, 5)), texts.number(1234.5))

    assert (
        written
        == {
            Language.FI: ("5.3.2024", "1\xa0234,5"),
            Language.SV: ("5.3.2024", "1\xa0234,5"),
            Language.EN: ("5 Mar 2024", "1,234.5"),
        }[language]
    )
