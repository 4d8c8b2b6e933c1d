"""One organisation: what it is called, its membership, last contacts, events and grants."""

import streamlit as st

from dashboard import store
from dashboard.components.membership_forms import show_membership_forms
from dashboard.components.organisation_forms import show_change_form, show_removal
from dashboard.components.organisation_list import show_verify_button
from dashboard.components.organisation_merge import show_merge
from dashboard.components.organisation_words import (
    RegisterOn,
    called,
    checked_words,
    may_verify,
    membership_words,
    period_words,
    register_of,
)
from dashboard.language import Texts, as_typed
from dashboard.viewer import Viewer
from model.base import local_day
from model.errors import UnknownOrganisation
from model.facts import GrantFact, OrganisationFact, Presence


def asked_organisation(looking: Viewer) -> OrganisationFact | None:
    """The organisation of the code in the address, also by one under which it was entered twice; None without a code.

    Raises `UnknownOrganisation`.
    """
    asked = st.query_params.get("code", "")
    if not asked:
        return None
    organisations = store.organisations(looking.view)
    found = next((one for one in organisations if one.code == asked), None)
    merged = (one for one in organisations if asked in {duplicate.code for duplicate in one.duplicates})
    found = found or next(merged, None)
    if found is None:
        raise UnknownOrganisation(code=asked)
    return found


def show_standing(organisation: OrganisationFact, looking: Viewer) -> None:
    """Membership and last contact, and what the register says of it."""
    _show_state(organisation, register_of(looking), looking)
    _show_facts(organisation, looking)


def show_history(organisation: OrganisationFact, looking: Viewer) -> None:
    """Where it was, and what it was granted."""
    _show_events(organisation, register_of(looking), looking)
    _show_grants(organisation, looking)


def show_acts(organisation: OrganisationFact, looking: Viewer) -> None:
    """What may be changed of it in the register."""
    register = register_of(looking)
    st.header(looking.texts("organisation.acts"), anchor=False)
    show_change_form(organisation, looking)
    show_membership_forms(organisation, register.day, looking)
    show_merge(organisation, looking)
    show_removal(organisation, register, looking)


def _show_state(organisation: OrganisationFact, register: RegisterOn, looking: Viewer) -> None:
    """Membership and last contact, and the button that says that it was today."""
    texts, day = looking.texts, register.day
    state = [membership_words(organisation, day, texts), checked_words(organisation, day, texts)]
    st.markdown(f"**{as_typed(' · '.join(state))}**")
    if may_verify(looking):
        show_verify_button(organisation, f"organisation.{organisation.id}.verify", register, looking)


def _show_facts(organisation: OrganisationFact, looking: Viewer) -> None:
    """What the register says of it, a row each."""
    texts = looking.texts
    titles = {one.id: texts.local(one.title) for one in store.book(looking.view).categories}
    rows = {
        "name_fi": organisation.name.fi,
        "name_sv": organisation.name.sv,
        "name_en": organisation.name.en,
        "code": organisation.code,
        "language": texts(f"organisation_language.{organisation.language}"),
        "categories": texts.listing(titles[id_] for id_ in organisation.categories if id_ in titles),
        "memberships": "; ".join(period_words(period, texts) for period in organisation.periods),
        "checks": ", ".join(texts.date(day) for day in reversed(organisation.checks)),
        "duplicates": "; ".join(
            texts("organisation.duplicate", name=called(one, texts), day=texts.date(local_day(one.merged_at)))
            for one in organisation.duplicates
        ),
    }
    said = (f"* **{texts(f'organisation.{name}')}:** {as_typed(told)}" for name, told in rows.items() if told)
    st.markdown("\n".join(said))


def _show_events(organisation: OrganisationFact, register: RegisterOn, looking: Viewer) -> None:
    """Where it was over all council terms, newest first."""
    texts, seen = looking.texts, register.seen(organisation)
    st.header(texts.count("organisation.events", len(seen), day=texts.date(register.day)), anchor=False)
    if not seen:
        st.markdown(texts("organisation.never_seen"))
        return
    st.markdown("\n".join(f"* {as_typed(_event(one, texts))}" for one in seen))


def _event(presence: Presence, texts: Texts) -> str:
    parts = [f"{texts.date(presence.held_on)} {texts.local(presence.title)}", texts(f"event_kind.{presence.kind}")]
    parts += [texts("organisation.as_organiser")] if presence.is_organiser else []
    parts += [texts.count("persons", presence.heads)] if presence.heads else []
    return " · ".join(parts)


def _show_grants(organisation: OrganisationFact, looking: Viewer) -> None:
    """What it applied for and was granted in this term, newest first."""
    texts = looking.texts
    own = [one for one in store.support(looking.view).grants if one.organisation_id == organisation.id]
    if own:
        st.header(texts("organisation.grants"), anchor=False)
        st.markdown("\n".join(f"* {as_typed(_grant(one, texts))}" for one in reversed(own)))


def _grant(grant: GrantFact, texts: Texts) -> str:
    """An application and its decision; one that is not decided has no sum yet."""
    applied, granted = (
        texts("no_data") if cents is None else f"{texts.number(cents / 100)} €"
        for cents in (grant.applied_cents, grant.granted_cents)
    )
    kind = texts(f"grant_kind.{grant.kind}")
    return texts("organisation.grant", year=str(grant.year), kind=kind, applied=applied, granted=granted)
