"""What surrounds every screen: language, role in local mode, the mark of example data, what was saved."""

import streamlit as st

from dashboard import sign_in, store, viewer
from dashboard.language import Texts
from dashboard.refusals import refusal_sentence
from dashboard.viewer import Viewer
from model.errors import PlanError
from model.role import Permission, Role


def show_frame(looking: Viewer, *, is_for_a_room: bool) -> None:
    """Above every screen, in reach however long the menu is: language, who looks, plan, the mark of example data.

    A room that reads from the projector sees nothing that can be chosen.
    """
    texts = looking.texts
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if not is_for_a_room:
            _show_choices(looking)
        if store.book(looking.view).plan.is_example:
            st.badge(texts("frame.example_data"), color="orange")
    if looking.mode is sign_in.Mode.CLOSED:
        st.info(texts("frame.closed"))
    if said := viewer.notice():
        st.success(said)


def _show_choices(looking: Viewer) -> None:
    _choose_language(looking.texts)
    if looking.mode is sign_in.Mode.LOCAL:
        _choose_role(looking)
    elif looking.mode is sign_in.Mode.SIGNED_IN:
        _sign_in_or_out(looking)
    _choose_plan(looking)


def show_refusal(error: PlanError, texts: Texts) -> None:
    """A refusal as one sentence in the reader's language."""
    st.error(refusal_sentence(error, texts))


def show_refusal_of(key: str, texts: Texts) -> None:
    """Why what was entered under this key was refused, beside its form, once."""
    if error := viewer.refusal(key):
        show_refusal(error, texts)


def _choose_plan(looking: Viewer) -> None:
    """Which plan is looked at, where there is more than one."""
    may_read = looking.role.may(Permission.READ_PLAN)
    names = {
        plan.slug: looking.texts.local(plan.name)
        for plan in store.plans(looking.everything)
        if may_read or plan.is_published or plan.slug == looking.slug
    }
    if len(names) < 2:
        return
    st.selectbox(
        looking.texts("frame.plan"),
        list(names),
        index=list(names).index(looking.slug),
        format_func=lambda slug: names[slug],
        key="choice.plan",
        width=320,
        on_change=viewer.choose_plan,
    )


def _choose_language(texts: Texts) -> None:
    st.selectbox(
        texts("frame.language"),
        ["fi", "sv", "en"],
        index=["fi", "sv", "en"].index(texts.language),
        format_func=lambda language: {"fi": "Suomi", "sv": "Svenska", "en": "English"}[language],
        key="choice.language",
        width=140,
        on_change=viewer.choose_language,
    )


def _choose_role(looking: Viewer) -> None:
    texts = looking.texts
    st.selectbox(
        texts("frame.role"),
        [role.value for role in Role],
        index=list(Role).index(looking.role),
        format_func=lambda role: texts(f"role.{role}"),
        key="choice.role",
        width=240,
        on_change=viewer.choose_role,
        help=texts("frame.local_mode"),
    )
    st.sidebar.caption(texts("frame.local_mode"))


def _sign_in_or_out(looking: Viewer) -> None:
    texts = looking.texts
    if sign_in.identity() is None:
        st.button(texts("frame.sign_in"), key="sign_in", on_click=sign_in.sign_in, type="primary")
        return
    st.caption(texts("frame.signed_in", role=texts(f"role.{looking.role}")), width="content")
    st.button(texts("frame.sign_out"), key="sign_out", on_click=sign_in.sign_out)
