"""Documents of every released schema version stay readable."""

import json
from hashlib import sha256

import pytest

from dashboard.language import texts_for
from dashboard.report import sections
from dashboard.report.summary import summary
from dashboard.report.tables import measures_csv
from dashboard.report.worded import Worded
from dashboard.report.workbook import workbook_of
from model.actions.ledger import canonical
from model.base import Language
from model.yearly.document import SCHEMA_VERSION
from model.yearly.sealing import seal
from model.yearly.versions import read_document
from tests.report.conftest import DOCUMENTS

VERSIONS = range(1, SCHEMA_VERSION + 1)
AS_RELEASED = {
    1: "e2bca56fbbd294ab4841652578032a655d6a65af5cb0ae618b4e72f8b340ff3a",
    2: "fbbd75c1631f6585281dbe0a38989e1884c4aa4b925795588ea280925744e85f",
}
WORDED = (
    summary,
    sections.statuses,
    sections.participation,
    sections.support,
    sections.categories,
    sections.measures,
    sections.deviations,
    sections.next_year,
)


def stored(version):
    return (DOCUMENTS / f"schema-{version}.json").read_text("utf-8")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_schema_version_has_a_stored_document(version):
    document = json.loads(stored(version))

    assert document["schema_version"] == version


@pytest.mark.parametrize("version", VERSIONS)
def test_a_stored_document_is_as_it_was_when_its_version_was_released(version):
    assert sha256(stored(version).encode()).hexdigest() == AS_RELEASED[version]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_stored_document_is_canonical(version):
    assert canonical(json.loads(stored(version))) == stored(version)


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_document_has_every_part_of_the_newest(version):
    newest = json.loads(stored(SCHEMA_VERSION))

    assert read_document(stored(version)).keys() == newest.keys()


@pytest.mark.parametrize("section", WORDED)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_document_is_worded_in_every_language(version, language, section):
    worded = Worded(read_document(stored(version)), texts_for(language))

    assert section(worded)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_document_is_made_into_a_workbook(version, language):
    made = workbook_of(seal(stored(version), None), language)

    assert made.startswith(b"PK")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_document_is_made_into_a_table(version, language):
    made = measures_csv(Worded(read_document(stored(version)), texts_for(language)))

    assert made.count(b"\r\n") > len(read_document(stored(version))["measures"])
