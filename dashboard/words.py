"""The words of the trade as people read them."""

from enum import StrEnum

from dashboard.language import Texts
from model.event import EventKind
from model.indicator import Unit
from model.measure import Assessment, MeasureKind, Status
from model.role import Role

FAMILIES: dict[type[StrEnum], str] = {
    Role: "role",
    Status: "status",
    Assessment: "assessment",
    MeasureKind: "kind",
    Unit: "unit",
    EventKind: "event_kind",
}


def word_of(value: StrEnum, texts: Texts) -> str:
    """What a value of an enum is called; a family that is only met in imported tables has plain words."""
    key = f"{FAMILIES.get(type(value), 'word')}.{value}"
    return texts(key) if texts.has(key) else str(value)
