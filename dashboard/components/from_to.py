"""States in words: what a field says, from what to what it changes, and what somebody else changed meanwhile."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.language import Texts, as_typed
from model.actions.proposals import Difference
from model.facts import State
from model.role import Role


def field_value(field: str, value: Any, texts: Texts) -> str:
    """What a field says, as Markdown; that it says nothing is said."""
    match field:
        case "status":
            return as_typed(texts.status(value))
        case "assessment":
            return as_typed(texts.assessment(value))
        case "progress":
            return as_typed(texts.number(value) if value is None else f"{texts.number(value)} %")
        case "due_on":
            return as_typed(texts.date(value))
        case _:
            return as_typed(value) if value else texts("many.empty")


def from_to(difference: Difference, texts: Texts) -> str:
    """One line: the field, from what, to what."""
    was, now = (field_value(difference.field, value, texts) for value in (difference.before, difference.after))
    return f"{texts(f'field.{difference.field}')}: {was} → **{now}**"


def show_meanwhile(newest: State, changed: tuple[Difference, ...], typed: Mapping[str, Any], texts: Texts) -> None:
    """What somebody else recorded while something was typed: what was seen, what is now, and what was typed."""
    who = texts(f"role.{Role(newest.recorded_by)}")
    lines = [texts("many.meanwhile", by=who, at=texts.moment(newest.recorded_at))]
    for one in changed:
        mine = texts("many.yours", value=field_value(one.field, typed[one.field], texts)) if one.field in typed else ""
        lines.append(f"* {from_to(one, texts)}{mine}")
    st.warning("\n".join(lines))
