"""Which organisations a pasted list of names means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.exchange.names import MOST_CHOICES, MOST_NAMES, Certainty, code_for, likeliest, match_names, plain
from model.facts import Duplicate
from tests.builders import TODAY, a_text, an_organisation, at_noon

CLUB = an_organisation(id=1, code="lehto-klubi", name=a_text("Lehdon Klubi ry", sv="Lundens Klubb rf", en=""))
CHOIR = an_organisation(id=2, code="lehto-kuoro", name=a_text("Lehdon Kamarikuoro ry", sv="", en=""))
SCOUTS = an_organisation(id=3, code="scouter", name=a_text("", sv="Björkbackens Scoutkår r.f.", en=""))
FAMILIES = an_organisation(id=4, code="koti-koulu", name=a_text("Koti, koulu ja me ry", sv="", en=""))
REGISTER = (CLUB, CHOIR, SCOUTS, FAMILIES)
NAMES = {name: one.id for one in REGISTER for name in (one.name.fi, one.name.sv) if name}


def certainties(pasted):
    return [match.certainty for match in match_names(pasted, REGISTER)]


def ids(pasted, register=REGISTER):
    return [match.choices for match in match_names(pasted, register)]


def heads(pasted):
    return [match.heads for match in match_names(pasted, REGISTER)]


@pytest.mark.parametrize(
    "typed",
    ["Lehdon Klubi ry", "lehdon klubi", "LEHDON KLUBI R.Y.", "Lehdon  Klubi, ry", "lundens klubb r.f.", "lehto-klubi"],
)
def test_a_name_is_known_whatever_its_case_punctuation_language_and_form_of_association(typed):
    found = match_names(typed, REGISTER)

    assert [(match.certainty, match.choices) for match in found] == [(Certainty.EXACT, (1,))]


@pytest.mark.parametrize("parted", ["\n", "\r\n", ", ", "; ", "\t", ",\n\n"])
def test_names_are_parted_by_lines_commas_semicolons_or_tabs(parted):
    pasted = parted.join(["Lehdon Klubi ry", "Lehdon Kamarikuoro", "Björkbackens Scoutkår"])

    found = ids(pasted)

    assert found == [(1,), (2,), (3,)]


def test_a_name_with_a_comma_in_it_is_one_name():
    pasted = "Koti, koulu ja me ry\nLehdon Klubi"

    found = ids(pasted)

    assert found == [(4,), (1,)]


@pytest.mark.parametrize("bullet", ["- ", "• ", "* ", "1. ", "12) ", "(3) ", "– "])
def test_bullets_and_numbering_are_no_part_of_a_name(bullet):
    found = match_names(f"{bullet}Lehdon Klubi ry", REGISTER)

    assert [(match.choices, match.heads) for match in found] == [((1,), None)]


@pytest.mark.parametrize(
    "typed",
    [
        *("Lehdon Klubi, 4 henkilöä", "Lehdon Klubi ry, 4 hlö", "Lehdon Klubi (4)", "Lehdon Klubi (4 henkilöä)"),
        *("Lehdon Klubi: 4", "Lehdon Klubi – 4", "Lehdon Klubi ry - 4 hlö.", "Lehdon Klubi\t4", "Lehdon Klubi 4"),
        *(
            "Lundens Klubb, 4 personer",
            "Lundens Klubb rf 4 pers.",
            "Lundens Klubb, 4 deltagare",
            "2. Lehdon Klubi, 4",
        ),
    ],
)
def test_a_number_of_persons_behind_a_name_is_its_heads(typed):
    found = match_names(typed, REGISTER)

    assert [(match.choices, match.heads) for match in found] == [((1,), 4)]


@pytest.mark.parametrize(
    ("typed", "counted"), [("Partio 1952", None), ("Partio 1952, 6", 6), ("Klubi 12", 12), ("Klubi, 0 henkilöä", 0)]
)
def test_a_year_in_a_name_is_not_taken_for_persons(typed, counted):
    found = heads(typed)

    assert found == [counted]


def test_a_name_that_ends_in_a_number_is_known_whole():
    register = (an_organisation(id=9, name=a_text("Lippukunta 12 ry")),)

    found = match_names("Lippukunta 12, 5 henkilöä", register)

    assert [(match.choices, match.heads) for match in found] == [((9,), 5)]


@pytest.mark.parametrize("typed", ["Lehdon Klupi ry", "Lehdonklubi", "Klubi", "Lehdon Klubin väki"])
def test_a_slip_or_a_part_of_a_name_offers_the_likeliest_first(typed):
    found = match_names(typed, REGISTER)

    assert [(match.certainty, match.choices[0]) for match in found] == [(Certainty.CLOSE, 1)]


def test_a_name_that_nobody_has_is_unknown():
    found = match_names("Aivan Muu Seura ry", REGISTER)

    assert [(match.typed, match.certainty, match.choices) for match in found] == [
        ("Aivan Muu Seura ry", Certainty.UNKNOWN, ())
    ]


def test_a_name_that_two_organisations_have_is_for_somebody_to_choose():
    twins = (an_organisation(id=1, name=a_text("Klubi ry")), an_organisation(id=2, name=a_text("Klubi r.y.")))

    found = match_names("klubi", twins)

    assert [(match.certainty, match.choices) for match in found] == [(Certainty.CLOSE, (1, 2))]


def test_an_organisation_is_still_known_by_the_name_under_which_it_was_entered_twice():
    twice = an_organisation(id=1, duplicates=(Duplicate("old", a_text("Vanha nimi ry"), at_noon(TODAY)),))

    found = ids("Vanha nimi", (twice,))

    assert found == [(1,)]


def test_a_name_that_stands_twice_in_the_list_counts_once_with_the_heads_that_are_told():
    found = match_names("Lehdon Klubi\nLundens Klubb, 3\nLehdon Klubi ry, 5", REGISTER)

    assert [(match.choices, match.heads) for match in found] == [((1,), 3)]


@pytest.mark.parametrize("pasted", ["", " \n\t\r\n", "!!!\n---\n, , ,;;"])
def test_what_has_no_letter_is_no_name(pasted):
    found = match_names(pasted, REGISTER)

    assert found == ()


def test_a_list_without_end_is_read_up_to_a_limit():
    pasted = "\n".join(f"Seura {number}x" for number in range(MOST_NAMES + 50))

    found = match_names(pasted, REGISTER)

    assert len(found) == MOST_NAMES


def test_the_likeliest_twin_of_an_organisation_is_the_one_of_nearly_its_name():
    twin = an_organisation(id=8, name=a_text("Lehdon klupi", sv="Lundens klubb", en=""))

    found = likeliest(twin, REGISTER)

    assert found[0] == 1


WRITTEN = st.tuples(
    st.sampled_from(["", "- ", "• ", "1. ", "23) "]),
    st.sampled_from(sorted(NAMES)),
    st.sampled_from([str, str.upper, str.lower, str.title]),
    st.none() | st.integers(0, 9999),
    st.sampled_from([", {} henkilöä", " ({})", ": {}", "\t{}", " – {} personer"]),
)


@given(lines=st.lists(WRITTEN, max_size=12), parted=st.sampled_from(["\n", "\r\n", ";"]))
def test_every_name_of_the_register_is_found_however_the_list_is_written(lines, parted):
    told = [
        (NAMES[name], heads, f"{bullet}{cased(name)}{behind.format(heads) if heads is not None else ''}")
        for bullet, name, cased, heads, behind in lines
    ]
    expected: dict[int, int | None] = {}
    for id_, heads_, _ in told:
        expected[id_] = expected.get(id_) if expected.get(id_) is not None else heads_

    found = match_names(parted.join(line for *_, line in told), REGISTER)

    assert {match.choices[0]: match.heads for match in found} == expected
    assert all(match.certainty is Certainty.EXACT for match in found)


@given(pasted=st.text(max_size=200) | st.lists(st.sampled_from([*NAMES, "4", "x", "(", "–", "ry"])).map("\n".join))
def test_whatever_is_pasted_nobody_is_counted_twice_and_nobody_is_made_up(pasted):
    found = match_names(pasted, REGISTER)

    exact = [match.choices for match in found if match.certainty is Certainty.EXACT]
    assert len(set(exact)) == len(exact)
    assert all(set(match.choices) <= {one.id for one in REGISTER} for match in found)
    assert all(len(match.choices) <= MOST_CHOICES for match in found)
    assert all(bool(match.choices) == (match.certainty is not Certainty.UNKNOWN) for match in found)
    assert all(plain(match.typed) for match in found)


@given(name=st.text(max_size=90), taken=st.sets(st.sampled_from(["organisation", "seura", "seura-2"])))
def test_a_code_is_made_of_any_name_and_is_free(name, taken):
    code = code_for(name, taken)

    assert code not in taken
    assert 0 < len(code) <= 70
    assert code.isascii()


def test_a_code_is_made_of_the_name_in_plain_letters():
    code = code_for("Hämeenkylän Sydänyhdistys r.y.", ["hameenkylan-sydanyhdistys"])

    assert code == "hameenkylan-sydanyhdistys-2"
