"""What a merge would move, counted before it is done."""

from model.event import EventKind
from model.facts import GrantFact, PremisesFact, Presence, SupportBook
from model.figures.merging import what_moves
from model.grants import GrantKind
from tests.builders import TODAY, a_text, an_organisation

DUPLICATE, KEPT = an_organisation(id=1, categories=(5, 6), checks=(TODAY,)), an_organisation(id=2, categories=(6,))


def a_presence(organisation_id, event_id):
    return Presence(organisation_id, event_id, 1, EventKind.FORUM, TODAY, a_text(), None, False)


def test_events_of_both_are_told_apart_from_those_of_one():
    presences = [a_presence(1, 10), a_presence(1, 11), a_presence(2, 11), a_presence(2, 12), a_presence(3, 13)]

    found = what_moves(DUPLICATE, KEPT, presences, SupportBook())

    assert (found.events, found.shared) == (2, 1)


def test_memberships_checks_grants_and_premises_are_counted():
    grants = tuple(GrantFact(id_, 2023, GrantKind.PROJECT, None, None, None) for id_ in (1, 1, 2))
    support = SupportBook(grants=grants, premises=(PremisesFact(1, 2023, None),))

    found = what_moves(DUPLICATE, KEPT, [], support)

    assert (found.memberships, found.checks, found.grants, found.premises) == (1, 1, 2, 1)


def test_only_the_categories_that_the_other_one_has_not_are_new():
    found = what_moves(DUPLICATE, KEPT, [], SupportBook())

    assert found.categories == (5,)
