"""What would be recorded of a measure: the state in force with what was typed laid over it, and what that changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.actions.update_input import UpdateInput
from model.base import LocalText
from model.facts import State

PLAIN = ("status", "assessment", "progress", "due_on", "evidence_url")
TEXTS = tuple(f"{text}_{language}" for text in UpdateInput.texts for language in ("fi", "sv", "en"))
FIELDS = (*PLAIN, *TEXTS)


@dataclass(frozen=True, slots=True)
class Difference:
    """That a field was one thing and is another. The field of a text has its language: `sentence_fi`."""

    field: str
    before: Any
    after: Any


def propose(state: State, typed: Mapping[str, Any]) -> UpdateInput:
    """The update that says what was typed, and of every other field what stands today.

    A text stands as long as what it explains: another assessment takes a sentence of its own, another status or
    assessment a reason of its own. Raises what `UpdateInput.of` refuses.
    """
    values = {name: getattr(state, name) for name in PLAIN} | {n: v for n, v in typed.items() if n not in TEXTS}
    has_new_assessment = values["assessment"] != state.assessment
    is_explained_anew = has_new_assessment or values["status"] != state.status
    return UpdateInput.of(
        **values,
        sentence=_text(LocalText() if has_new_assessment else state.sentence, "sentence", typed),
        reason=_text(LocalText() if is_explained_anew else state.reason, "reason", typed),
        comment=_text(state.comment, "comment", typed),
    )


def _text(standing: LocalText, name: str, typed: Mapping[str, Any]) -> LocalText:
    said = {language: typed.get(f"{name}_{language}") for language in ("fi", "sv", "en")}
    return LocalText(**{language: getattr(standing, language) if t is None else t for language, t in said.items()})


def differences(before: State | UpdateInput, after: State | UpdateInput) -> tuple[Difference, ...]:
    """The fields in which two states differ, in their order."""
    both = ((field, value_of(before, field), value_of(after, field)) for field in FIELDS)
    return tuple(Difference(*one) for one in both if one[1] != one[2])


def value_of(state: State | UpdateInput, field: str) -> Any:
    """What a state says in a field."""
    if field in PLAIN:
        return getattr(state, field)
    text, _, language = field.rpartition("_")
    return getattr(getattr(state, text), language)
