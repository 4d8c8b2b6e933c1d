"""What today's code makes of documents that it did not write itself."""

import json

import pytest

from model.errors import DocumentNewer, NotAYearlyDocument
from model.yearly.document import SCHEMA_VERSION
from model.yearly.versions import read_document


@pytest.mark.parametrize("content", ["", "no json", "[]", "{}", '{"schema_version": "2"}', '{"schema_version": 0}'])
def test_what_is_no_document_is_refused(content):
    with pytest.raises(NotAYearlyDocument):
        read_document(content)


def test_a_document_of_schema_1_without_its_parts_is_refused():
    with pytest.raises(NotAYearlyDocument):
        read_document('{"schema_version": 1}')


def test_a_document_of_a_newer_schema_is_refused():
    with pytest.raises(DocumentNewer):
        read_document(json.dumps({"schema_version": SCHEMA_VERSION + 1}))
