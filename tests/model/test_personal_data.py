"""Domain rule 13: no personal data in free text; what only looks like it is let through."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.actions.inputs import refuse_personal_data
from model.base import LocalText
from model.errors import PersonalData
from tests.builders import a_text, an_event_input, an_indicator_input, an_organisation_input, an_update

REFUSED = {
    "Soita 040 123 4567": "phone",
    "Ring 0401234567 på kvällen": "phone",
    "+358 40 123 4567": "phone",
    "+358401234567": "phone",
    "puh. 09-505 6123": "phone",
    "Henkilötunnus 010190-123A": "personal_identity_code",
    "131052A308T": "personal_identity_code",
    "010190+123A, kopio": "personal_identity_code",
    "anna.svensson@example.org": "email",
    "Kysy: Åsa.Öberg@kauniainen.fi": "email",
    "matti.v.virtanen@gmail.com ilmoitti": "email",
}
MORE_NUMBERS = ["Soita 040 123 4567.", "(040) 123 4567", "040/1234567", "+358 (0)40 123 4567"]
NO_NUMBERS = ["Y-tunnus 0123456-7", "78/00.01.02.00/2022", "306/2019", "01.01.2023", "2021–2025"]
ALLOWED = [
    "78/00.01.02.00/2022",
    "Asianumero 78/00.01.02.00/2022, § 47",
    "Valtuustokausi 2021–2025",
    "Valtuustokausi 2021-2025",
    "Kokous 1.1.2023",
    "Kokous 01.01.2023 klo 17.30–19.00",
    "2023-01-09",
    "Forum 15.11.2022, 25 personer",
    "jarjestot@kauniainen.fi",
    "valfard@grankulla.fi",
    "12 500 euroa",
    "1 250 000 €",
    "02700 Kauniainen",
    "306/2019 ja 410/2015",
    "50 % av 160 föreningar",
    "",
]


@pytest.mark.parametrize(("text", "kind"), REFUSED.items())
def test_a_text_that_points_at_a_person_is_refused(text, kind):
    with pytest.raises(PersonalData) as refused:
        refuse_personal_data(LocalText(fi=text), "comment")

    assert refused.value.values["kind"] == kind


@pytest.mark.parametrize("text", ALLOWED)
def test_a_text_that_points_at_nobody_is_let_through(text):
    typed = LocalText(fi=text, sv=text, en=text)

    refused = refuse_personal_data(typed, "comment")

    assert refused is None


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_refusal_stands_beside_the_language_it_is_about(language):
    with pytest.raises(PersonalData) as refused:
        refuse_personal_data(LocalText(**{language: "040 123 4567"}), "comment")

    assert refused.value.field == f"comment_{language}"


def test_a_refusal_shows_what_was_found():
    with pytest.raises(PersonalData) as refused:
        refuse_personal_data(LocalText(fi="Soita 040 123 4567 heti"), "comment")

    assert refused.value.values["value"] == "040 123 4567"


@pytest.mark.parametrize("field", ["sentence", "reason", "comment"])
def test_every_text_of_an_update_is_looked_at(field):
    with pytest.raises(PersonalData) as refused:
        an_update(**{field: a_text("anna.svensson@example.org")})

    assert refused.value.field == f"{field}_fi"


@pytest.mark.parametrize(
    ("build", "field"),
    [
        (lambda text: an_event_input(title=text), "title_fi"),
        (lambda text: an_organisation_input("new", name=text), "name_fi"),
        (lambda text: an_indicator_input("new", definition=text), "definition_fi"),
    ],
    ids=["event", "organisation", "indicator"],
)
def test_texts_of_events_organisations_and_indicators_are_looked_at(build, field):
    with pytest.raises(PersonalData) as refused:
        build(a_text("010190-123A"))

    assert refused.value.field == field


@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 31)), case=st.integers(1, 9999))
def test_no_date_and_no_case_number_is_taken_for_a_person(day, case):
    typed = LocalText(fi=f"{day:%d.%m.%Y}", sv=day.isoformat(), en=f"{case}/00.01.02.00/{day:%Y}")

    refused = refuse_personal_data(typed, "comment")

    assert refused is None


@given(number=st.from_regex(r"0[45]\d \d{3} \d{4}", fullmatch=True))
def test_every_mobile_number_in_the_usual_form_is_found(number):
    with pytest.raises(PersonalData) as refused:
        refuse_personal_data(LocalText(fi=f"Soita {number} tai kirjoita"), "comment")

    assert refused.value.values["value"] == number


@pytest.mark.parametrize("text", MORE_NUMBERS)
def test_a_phone_number_is_found_however_it_is_written(text):
    with pytest.raises(PersonalData) as refused:
        refuse_personal_data(LocalText(fi=text), "comment")

    assert refused.value.values["kind"] == "phone"


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_a_number_of_a_case_a_law_or_a_business_is_no_phone_number(text):
    refused = refuse_personal_data(LocalText(fi=text), "comment")

    assert refused is None


def test_a_personal_identity_code_in_small_letters_is_one_too():
    with pytest.raises(PersonalData) as refused:
        refuse_personal_data(LocalText(fi="010190-123a"), "comment")

    assert refused.value.values["kind"] == "personal_identity_code"
