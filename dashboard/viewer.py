"""Who is looking, in which role and language, at what. The only writer of session state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar
from uuid import uuid4

import streamlit as st

from dashboard import sign_in, store
from dashboard.language import Texts, preferred_language, texts_for
from dashboard.store import Everything, View
from model.base import HELSINKI
from model.errors import PlanError
from model.figures.cut_offs import observation_date
from model.reading.members import Asked
from model.role import Actor, Role

ROLE, LANGUAGE, PLAN, NOTICE = "viewer.role", "viewer.language", "viewer.plan", "viewer.notice"
UNFOLDED, REFUSED = "work_list.unfolded", "work_list.refused"

T = TypeVar("T")


@dataclass(frozen=True)
class Viewer:
    role: Role
    mode: sign_in.Mode
    name: str
    member_id: int | None
    texts: Texts
    slug: str
    view: View
    everything: Everything

    def actor(self, key: str) -> Actor:
        """The viewer as the actor of one write; `key` names the write, so that it happens once."""
        return Actor(self.name, self.role, self.member_id, key=key)


def look() -> Viewer:
    """Find out anew, on every rerun, who is looking at what. One query."""
    identity = sign_in.identity() if sign_in.mode() is sign_in.Mode.SIGNED_IN else None
    names = () if identity is None else tuple(filter(None, (identity.email, identity.subject.casefold())))
    asked = store.ask(st.query_params.get("plan") or st.session_state.get(PLAN), names)
    _keep_plan(asked.slug)
    role, member_id = _role(asked, identity)
    found = Viewer(
        role=role,
        mode=sign_in.mode(),
        name=names[0] if names else "local",
        member_id=member_id,
        texts=texts_for(_language()),
        slug=asked.slug,
        view=store.view_of(asked, _day(st.query_params.get("on")), today()),
        everything=store.everything(asked),
    )
    st.session_state["viewer.now"] = found
    return found


def current() -> Viewer:
    """The viewer as found at the beginning of this rerun."""
    found: Viewer = st.session_state["viewer.now"]
    return found


def at_present() -> Viewer:
    """The viewer looking at the plan as it is now, whatever day the address names: what is edited is the present."""
    looking = current()
    plan = store.book(looking.view).plan
    view = replace(looking.view, cutoff=observation_date(plan, today()), known_on=None)
    return replace(looking, view=view)


def today() -> date:
    return datetime.now(HELSINKI).date()


def choose_role() -> None:
    """Local mode only: look through another role's eyes."""
    st.session_state[ROLE] = Role(st.session_state["choice.role"])


def choose_language() -> None:
    st.session_state[LANGUAGE] = st.session_state["choice.language"]
    st.query_params["lang"] = st.session_state[LANGUAGE]


def choose_plan() -> None:
    """Look at another plan, as a whole: what was chosen of the one before is left behind."""
    chosen = st.session_state["choice.plan"]
    st.query_params.from_dict({"plan": chosen, "lang": current().texts.language.value})


def go_on(name: str, value: str) -> None:
    """Put one thing into the address."""
    st.query_params[name] = value


def act(done: str, action: Callable[..., object], *args: object, key: str, **values: object) -> bool:
    """Carry out an action for the viewer. True when it is saved; else the refusal waits to be shown by its form.

    `done` is the key of the sentence that says what was saved, `values` fill its gaps.
    """
    viewer = current()
    try:
        outcome = store.carry_out(action, *args, by=viewer.actor(once(key)))
    except PlanError as error:
        refuse(key, error)
        return False
    say(viewer.texts(done, **values))
    forget(key)
    st.session_state[f"{key}.outcome"] = outcome
    return True


def outcome(key: str) -> object:
    """What the newest act under this key gave; None when it had been carried out before."""
    return st.session_state.get(f"{key}.outcome")


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


def begin(key: str, version: int, stored: Mapping[str, object]) -> str:
    """What the names of a form's fields begin with. They start with what is stored; what is being typed stays.

    What was seen is the version with which they started.
    """
    name = f"{key}.{generation(key)}"
    if not any(f"{name}.{field}" in st.session_state for field in stored):
        see_newest(key, version)
    for field, value in stored.items():
        st.session_state.setdefault(f"{name}.{field}", value)
    return name


def shown_first(widget: str, shown: T) -> T:
    """What a widget showed when the viewer began to work in it; what it shows now, when it was not on the screen."""
    if widget not in st.session_state:
        show_anew(widget, shown)
    first: T = st.session_state[f"{widget}.shown"]
    return first


def show_anew(widget: str, shown: object) -> None:
    """The viewer was told what a widget shows now: from now on they know it."""
    st.session_state[f"{widget}.shown"] = shown


def refuse(key: str, error: PlanError) -> None:
    """Keep a refusal until its form shows it."""
    st.session_state[f"{key}.refusal"] = error


def waiting_refusal(key: str) -> PlanError | None:
    """The refusal that waits to be shown, left where it is."""
    found: PlanError | None = st.session_state.get(f"{key}.refusal")
    return found


def refusal(key: str) -> PlanError | None:
    """The refusal of what was entered under this key, once."""
    found: PlanError | None = st.session_state.pop(f"{key}.refusal", None)
    return found


def is_refused(key: str) -> bool:
    """A refusal of what was entered under this key waits to be shown."""
    return f"{key}.refusal" in st.session_state


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


def point_at(key: str, what: object) -> None:
    """What a place of a screen is about to tell of."""
    st.session_state[key] = what


def pointed_at(key: str) -> object:
    """What this place of a screen is about to tell of, once."""
    return st.session_state.pop(key, None)


def unfold(key: str, what: object) -> None:
    """Unfold one thing at a place of a screen, or fold it when it is the one that is unfolded."""
    st.session_state[key] = None if st.session_state.get(key) == what else what


def remember(key: str, what: object) -> None:
    """Keep something for as long as this session lasts."""
    st.session_state[key] = what


def remembered(key: str) -> object:
    """What this session keeps at that place; None when it keeps nothing."""
    return st.session_state.get(key)


def is_shown(key: str) -> bool:
    """A field stood on the screen in the run before this one; else it is opened anew, with the value it is given."""
    return key in st.session_state


def put(key: str, value: object) -> None:
    """Change what stands in a field, before it is shown."""
    st.session_state[key] = value


def press(key: str) -> None:
    """A button in a part of a screen was pressed that the whole screen must answer."""
    st.session_state[f"{key}.pressed"] = current()


def was_pressed(key: str, looking: Viewer) -> bool:
    """Such a button was pressed, and only its part runs again: the viewer has not been looked up since. Once."""
    return st.session_state.pop(f"{key}.pressed", None) is looking


def _role(asked: Asked, identity: sign_in.Identity | None) -> tuple[Role, int | None]:
    match sign_in.mode():
        case sign_in.Mode.LOCAL:
            return Role(st.session_state.get(ROLE, Role.COORDINATOR)), None
        case sign_in.Mode.SIGNED_IN if identity and asked.role and asked.sessions_valid_from:
            is_cut_off = identity.issued_at < asked.sessions_valid_from
            return (Role.PUBLIC, None) if is_cut_off else (asked.role, asked.member_id)
        case _:
            return Role.PUBLIC, None


def _keep_plan(slug: str) -> None:
    """The plan that an address named goes with the viewer from screen to screen, and stands in the address."""
    named = st.query_params.get("plan")
    if named or PLAN in st.session_state:
        st.session_state[PLAN] = slug
        if named != slug:
            st.query_params["plan"] = slug


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
