"""Texts of a table and of the plan: made, merged and compared language by language."""

from collections.abc import Mapping

from model.base import NO_TEXT, LocalText

LANGUAGES = ("fi", "sv", "en")


def local(texts: Mapping[str, str] | None) -> LocalText:
    """A text of what was read from cells."""
    return LocalText(**texts) if texts else NO_TEXT


def merged(known: LocalText, texts: Mapping[str, str] | None) -> LocalText:
    """The known text with the languages that a row tells; the others stay."""
    if not texts or all(getattr(known, language) == text for language, text in texts.items()):
        return known
    return local({language: texts.get(language) or getattr(known, language) for language in LANGUAGES})
