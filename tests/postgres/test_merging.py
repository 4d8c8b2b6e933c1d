"""Merges are followed in SQL, which the two databases must read alike."""

from model.actions.network import admit_organisation, merge_organisations
from model.database import perform
from model.opening import open_database
from model.reading.network import read_organisations
from model.reading.plans import EVER
from tests.builders import CITY, an_organisation_input
from tests.one_of_each import record_one_of_each, somebody


def test_a_chain_of_merges_leads_to_its_last_organisation(postgres_url):
    engine = open_database(postgres_url)
    record_one_of_each(engine)  # "twin" is merged into "club" there
    perform(engine, admit_organisation, CITY, an_organisation_input("society", member_from=None), by=somebody())
    perform(engine, merge_organisations, CITY, "club", "society", by=somebody())

    with engine.connect() as connection:
        found = read_organisations(connection, CITY, EVER)
    engine.dispose()

    assert [(one.code, {other.code for other in one.duplicates}) for one in found] == [("society", {"twin", "club"})]
    assert (len(found[0].periods), len(found[0].checks)) == (1, 1)
