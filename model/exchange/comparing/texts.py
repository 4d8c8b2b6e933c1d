"""Texts of a table and of the plan: made, merged and compared language by language."""

from collections.abc import Mapping

from model.base import LocalText

LANGUAGES = ("fi", "sv", "en")
NO_TEXT = LocalText()


def local(texts: Mapping[str, str] | None) -> LocalText:
    """A text of what was read from cells; `as_text` made it normal already."""
    if not texts:
        return NO_TEXT
    return LocalText.model_construct(None, **{language: texts.get(language, "") for language in LANGUAGES})


def merged(known: LocalText, texts: Mapping[str, str] | None) -> LocalText:
    """The known text with the languages that a row tells; the others stay."""
    if not texts or all(getattr(known, language) == text for language, text in texts.items()):
        return known
    return local({language: texts.get(language) or getattr(known, language) for language in LANGUAGES})
