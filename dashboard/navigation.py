"""One table of the screens: in the order of the menu, with who may open each."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.language import Texts
from model.errors import NotPermitted
from model.role import Permission, Role

SCREENS = Path(__file__).parent / "screens"


@dataclass(frozen=True)
class Screen:
    name: str
    permission: Permission
    is_in_menu: bool = True


NAVIGATION = (
    Screen("start", Permission.READ_PUBLISHED, is_in_menu=False),
    Screen("work_list", Permission.UPDATE_MEASURES),
    Screen("update_many", Permission.UPDATE_MEASURES),
    Screen("events", Permission.UPDATE_MEASURES),
    Screen("event", Permission.UPDATE_MEASURES, is_in_menu=False),
    Screen("organisations", Permission.UPDATE_MEASURES),
    Screen("organisation", Permission.UPDATE_MEASURES, is_in_menu=False),
    Screen("progress", Permission.READ_PLAN),
    Screen("changes", Permission.READ_PLAN),
    Screen("measures", Permission.READ_PLAN),
    Screen("measure", Permission.READ_PLAN, is_in_menu=False),
    Screen("goals", Permission.READ_PLAN),
    Screen("goal", Permission.READ_PLAN, is_in_menu=False),
    Screen("indicators", Permission.READ_PLAN),
    Screen("participation", Permission.READ_PLAN),
    Screen("timeline", Permission.READ_PLAN),
    Screen("explain", Permission.READ_PLAN, is_in_menu=False),
    Screen("meeting", Permission.READ_PLAN),
    Screen("plan", Permission.EDIT_PLAN),
    Screen("export", Permission.EDIT_PLAN),
    Screen("import_file", Permission.EDIT_PLAN),
    Screen("yearly_snapshot", Permission.READ_PUBLISHED),
    Screen("plans", Permission.READ_PLAN),
    Screen("check_document", Permission.READ_PUBLISHED),
    Screen("definitions", Permission.READ_PUBLISHED),
    Screen("accessibility", Permission.READ_PUBLISHED),
    Screen("privacy", Permission.READ_PUBLISHED),
    Screen("about", Permission.READ_PUBLISHED),
)
FIRST_SCREEN = {
    Role.PUBLIC: "yearly_snapshot",
    Role.COUNCIL: "yearly_snapshot",
    Role.COMMITTEE: "progress",
    Role.COORDINATOR: "work_list",
    Role.ADMINISTRATOR: "work_list",
}


def screens_for(role: Role) -> tuple[Screen, ...]:
    """The screens a role may open, in the order of the menu."""
    return tuple(screen for screen in NAVIGATION if role.may(screen.permission))


def pages_for(role: Role, texts: Texts) -> list[StreamlitPage]:
    """Streamlit's pages for a role. The start page has no address of its own and leads to the role's first screen,
    so that every screen keeps one address whoever opens it."""
    return [copy(kept) for kept in _pages_of(role, texts)]  # a run marks its own as the one that it may call


@cache
def _pages_of(role: Role, texts: Texts) -> tuple[StreamlitPage, ...]:
    """Made once: each looks for its file, a third of an empty rerun for all of them."""
    return tuple(_page_of(screen, role, texts) for screen in NAVIGATION)


def _page_of(screen: Screen, role: Role, texts: Texts) -> StreamlitPage:
    title, is_open = texts(f"screen.{screen.name}"), role.may(screen.permission)
    return st.Page(
        SCREENS / f"{screen.name}.py" if is_open else _refusing(role, title),
        title=title,
        url_path=screen.name,
        default=screen.name == "start",
        visibility="visible" if is_open and screen.is_in_menu else "hidden",
    )


def _refusing(role: Role, title: str) -> Callable[[], None]:
    """What stands at the address of a screen that a role may not open: a sign-in from there leads back to it."""

    def refuse() -> None:
        st.title(title, anchor=False)
        raise NotPermitted(role=role)

    return refuse


@cache
def page(name: str) -> StreamlitPage:
    """A screen, for links to it."""
    return st.Page(SCREENS / f"{name}.py", url_path=name)
