"""What a person says of columns and words in one line: `COLUMN=field`, `COLUMN=`, `field:word=value`."""

from collections.abc import Iterable

from model.exchange.fields import Field, Form, Kind
from model.exchange.lexicons import plain_word

NAMED = (Form.WORD, Form.CHOICE, Form.LIST)  # fields whose cells are words that may be mapped


class NotAMapping(ValueError):
    """A line that says nothing that can be understood; `key` names why, `values` fill the sentence."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def said_of(kind: Kind, lines: Iterable[str]) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The columns with their targets, and the words with their values. Raises `NotAMapping`."""
    columns: dict[str, str] = {}
    words: dict[tuple[str, str], str] = {}
    for line in lines:
        left, is_parted, right = line.rpartition("=")
        if not is_parted or not left.strip():
            raise NotAMapping("no_mapping", line=line)
        name, is_word, word = left.partition(":")
        known = kind.by_name.get(name.strip().casefold())
        if is_word and known is not None and known.form in NAMED:
            words[known.name, plain_word(word)] = _value(known, right.strip())
        else:
            columns[left.strip()] = _target(kind, right.strip())
    return columns, words


def _target(kind: Kind, name: str) -> str:
    if name and kind.target(name) is None:
        raise NotAMapping("no_field", field=name, fields=", ".join(kind.target_names))
    return name


def _value(known: Field, text: str) -> str:
    """The value of an enum by its name or by any word that means it; names of what the plan has stay as they are."""
    if known.lexicon is None or not text:
        return text
    found = known.lexicon.known_value(text) or known.lexicon.means(text)
    if found is None:
        raise NotAMapping("no_value", field=known.name, value=text, values=", ".join(known.lexicon.choices))
    return found.value
