"""The published structure of the yearly document is what is frozen, and nothing else."""

import csv
import json
from pathlib import Path

import jsonschema
import pytest

from model.event import EventKind
from model.figures.timeliness import Timeliness
from model.indicator import Computed, Direction, Unit
from model.measure import Assessment, MeasureKind, Status
from model.network import Population
from model.role import Permission, Role
from model.yearly.document import SCHEMA_VERSION, hash_of
from model.yearly.gaps import GapKind
from model.yearly.sealing import new_key, open_sealed, seal, sign
from tests.report.json_schema import PARTS, SCHEMA, VALIDATOR, explained, nodes, objects_in, parts_told

ORGANISATIONS = Path(__file__).parents[2] / "seed_data" / "kauniainen" / "organisations.csv"
WORDS = [
    (PARTS["measure"]["properties"]["status"]["enum"], Status),
    (PARTS["statusCounts"]["required"], Status),
    (PARTS["measure"]["properties"]["kind"]["enum"], MeasureKind),
    (PARTS["measure"]["properties"]["timeliness"]["enum"], Timeliness),
    (PARTS["measure"]["properties"]["assessment"]["enum"][:-1], Assessment),
    (PARTS["participation"]["properties"]["events_by_kind"]["propertyNames"]["enum"], EventKind),
    (PARTS["share"]["properties"]["population"]["enum"], Population),
    (PARTS["indicator"]["properties"]["unit"]["enum"], Unit),
    (PARTS["indicator"]["properties"]["direction"]["enum"], Direction),
    (PARTS["indicator"]["properties"]["computed"]["enum"][:-1], Computed),
    (PARTS["gap"]["properties"]["kind"]["enum"], GapKind),
]


FIXED = [(place, node) for place, node in nodes(SCHEMA) if "properties" in node]


def test_the_schema_is_a_schema():
    assert jsonschema.Draft202012Validator.check_schema(SCHEMA) is None


def test_the_schema_is_of_the_version_that_is_frozen_today():
    assert PARTS["document"]["properties"]["schema_version"]["const"] == SCHEMA_VERSION


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_every_frozen_example_year_is_as_the_schema_says(sealed_years, year):
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(sealed_years[year]))] == []


def test_a_correction_is_as_the_schema_says(schema_2):
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(schema_2))] == []


def test_a_signed_document_is_as_the_schema_says(schema_2):
    content = open_sealed(schema_2.encode()).content
    signed = seal(content, sign(hash_of(content), new_key()))

    assert VALIDATOR.is_valid(json.loads(signed))


def test_no_organisation_of_the_network_is_named(sealed_years):
    with ORGANISATIONS.open(encoding="utf-8", newline="") as file:
        names = [name for row in csv.DictReader(file) for name in (row["name_fi"], row["name_sv"]) if name]

    assert [name for name in names if any(name in sealed for sealed in sealed_years.values())] == []


def test_nothing_can_be_added_to_any_part_of_a_document(schema_2):
    document = json.loads(schema_2)
    accepted = []

    for part in objects_in(document):
        part["contact"] = "Somebody"
        accepted += [sorted(part)] if VALIDATOR.is_valid(document) else []
        del part["contact"]

    assert accepted == []


def test_nothing_can_be_left_out_of_a_document(schema_2):
    document = json.loads(schema_2)

    del document["document"]["measures"][0]["sentence"]

    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize(("place", "node"), FIXED, ids=[place for place, _ in FIXED])
def test_every_part_with_fixed_keys_is_closed(place, node):
    assert node["additionalProperties"] is False


@pytest.mark.parametrize(("place", "node"), FIXED, ids=[place for place, _ in FIXED])
def test_every_key_is_always_there(place, node):
    assert node["required"] == list(node["properties"])


@pytest.mark.parametrize(("place", "node"), FIXED, ids=[place for place, _ in FIXED])
def test_every_key_is_explained(place, node):
    silent = [name for name, told in node["properties"].items() if not explained(told)]

    assert silent == []


@pytest.mark.parametrize("name", PARTS)
def test_every_part_is_told_by_some_document(sealed, schema_2, name):
    told = {part for text in (sealed, schema_2) for part in parts_told(SCHEMA, json.loads(text))}

    assert name in told


@pytest.mark.parametrize(("words", "enum"), WORDS, ids=[enum.__name__ for _, enum in WORDS])
def test_the_schema_knows_every_word(words, enum):
    assert sorted(words) == sorted(enum)


def test_the_schema_knows_every_role_that_may_freeze_a_year():
    may = [role for role in Role if role.may(Permission.FREEZE_YEAR)]

    assert sorted(PARTS["document"]["properties"]["frozen"]["properties"]["role"]["enum"]) == sorted(may)
