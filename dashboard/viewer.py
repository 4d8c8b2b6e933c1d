"""Who is looking, in which role and language, at what. The only writer of session state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import uuid4

import streamlit as st

from dashboard import sign_in, store
from dashboard.language import Texts, preferred_language, texts_for
from dashboard.store import View
from model.base import HELSINKI
from model.errors import PlanError
from model.reading.members import Asked
from model.role import Actor, Role

T = TypeVar("T")
ROLE, LANGUAGE, NOTICE = "viewer.role", "viewer.language", "viewer.notice"
UNFOLDED = "work_list.unfolded"


@dataclass(frozen=True)
class Viewer:
    role: Role
    mode: sign_in.Mode
    name: str
    member_id: int | None
    texts: Texts
    slug: str
    view: View

    def actor(self, key: str) -> Actor:
        """The viewer as the actor of one write; `key` names the write, so that it happens once."""
        return Actor(self.name, self.role, self.member_id, key=key)


def look() -> Viewer:
    """Find out anew, on every rerun, who is looking at what. One query."""
    identity = sign_in.identity() if sign_in.mode() is sign_in.Mode.SIGNED_IN else None
    names = () if identity is None else tuple(filter(None, (identity.email, identity.subject.casefold())))
    asked = store.ask(st.query_params.get("plan"), names)
    role, member_id = _role(asked, identity)
    found = Viewer(
        role=role,
        mode=sign_in.mode(),
        name=names[0] if names else "local",
        member_id=member_id,
        texts=texts_for(_language()),
        slug=asked.slug,
        view=store.view_of(asked, _day(st.query_params.get("on")), today()),
    )
    st.session_state["viewer.now"] = found
    return found


def current() -> Viewer:
    """The viewer as found at the beginning of this rerun."""
    found: Viewer = st.session_state["viewer.now"]
    return found


def today() -> date:
    return datetime.now(HELSINKI).date()


def choose_role() -> None:
    """Local mode only: look through another role's eyes."""
    st.session_state[ROLE] = Role(st.session_state["choice.role"])


def choose_language() -> None:
    st.session_state[LANGUAGE] = st.session_state["choice.language"]
    st.query_params["lang"] = st.session_state[LANGUAGE]


def act(done: str, action: Callable[..., object], *args: object, key: str, **values: object) -> bool:
    """Carry out an action for the viewer. True when it is saved; else the refusal waits to be shown by its form.

    `done` is the key of the sentence that says what was saved, `values` fill its gaps.
    """
    viewer = current()
    try:
        store.carry_out(action, *args, by=viewer.actor(once(key)))
    except PlanError as error:
        refuse(key, error)
        return False
    say(viewer.texts(done, **values))
    forget(key)
    return True


def once(key: str) -> str:
    """The idempotency key of what is being entered under this key; the same until it is saved."""
    return str(st.session_state.setdefault(f"{key}.once", uuid4().hex))


def generation(key: str) -> int:
    """How often what is entered under this key was saved: part of the keys of its fields, to empty them after."""
    return int(st.session_state.get(f"{key}.generation", 0))


def forget(key: str) -> None:
    """Saved: the next entry under this key is a new one."""
    st.session_state[f"{key}.generation"] = generation(key) + 1
    for name in ("once", "refusal", "seen"):
        st.session_state.pop(f"{key}.{name}", None)


def seen(key: str, newest: int) -> int:
    """What the viewer had seen when they began to enter something; kept, so that a change meanwhile is noticed."""
    return int(st.session_state.setdefault(f"{key}.seen", newest))


def see_newest(key: str, newest: int) -> None:
    """The viewer was shown what was changed meanwhile: from now on they know it."""
    st.session_state[f"{key}.seen"] = newest


def refuse(key: str, error: PlanError) -> None:
    """Keep a refusal until its form shows it."""
    st.session_state[f"{key}.refusal"] = error


def refusal(key: str) -> PlanError | None:
    """The refusal of what was entered under this key, once."""
    found: PlanError | None = st.session_state.pop(f"{key}.refusal", None)
    return found


def say(sentence: str) -> None:
    """A sentence to be shown above the screen after this act."""
    st.session_state[NOTICE] = sentence


def notice() -> str | None:
    """What was saved by the act before this rerun, once."""
    found: str | None = st.session_state.pop(NOTICE, None)
    return found


def kept(key: str, of: object, make: Callable[[], T]) -> T:
    """What was made of something in this session; made anew when it is of something else. Gone with the session."""
    found: tuple[object, T] | None = st.session_state.get(key)
    if found is None or found[0] != of:
        found = (of, make())
        st.session_state[key] = found
    return found[1]


def throw_away(prefix: str) -> None:
    """Forget everything that is kept under keys that begin so."""
    for name in [name for name in st.session_state if str(name).startswith(prefix)]:
        del st.session_state[name]


def choose_anew(key: str) -> None:
    """Forget what is chosen at this place, so that the address tells it."""
    st.session_state.pop(key, None)


def opened(key: str) -> object:
    """What is unfolded at this place of a screen."""
    return st.session_state.get(key)


def unfold(key: str, what: object) -> None:
    """Unfold one thing at a place of a screen, or fold it when it is the one that is unfolded."""
    st.session_state[key] = None if st.session_state.get(key) == what else what


def _role(asked: Asked, identity: sign_in.Identity | None) -> tuple[Role, int | None]:
    match sign_in.mode():
        case sign_in.Mode.LOCAL:
            return Role(st.session_state.get(ROLE, Role.COORDINATOR)), None
        case sign_in.Mode.SIGNED_IN if identity and asked.role and asked.sessions_valid_from:
            is_cut_off = identity.issued_at < asked.sessions_valid_from
            return (Role.PUBLIC, None) if is_cut_off else (asked.role, asked.member_id)
        case _:
            return Role.PUBLIC, None


def _language() -> str:
    asked = st.query_params.get("lang") or st.session_state.get(LANGUAGE)
    language = preferred_language(asked, st.context.headers.get("Accept-Language"))
    st.session_state[LANGUAGE] = language.value
    if st.query_params.get("lang") != language:
        st.query_params["lang"] = language.value
    return language


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
