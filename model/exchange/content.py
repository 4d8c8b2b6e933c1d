"""What a column holds, by its cells: whether that fits a field, and which field it may be when no heading tells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from model.exchange.cells import NotADate, as_date, as_text
from model.exchange.fields import Field, Form, Kind, Target
from model.exchange.headings import is_number
from model.exchange.sheets import Cell
from model.exchange.tongues import tongue_of

SHORT, LONG = 20, 8  # a code is at most so long, a title at least


def fits(known: Field, cells: Sequence[Cell]) -> bool:
    """Whether a column may be that field; only those that are known by their content are asked.

    One known word is enough; of codes and numbers more than half must be right, the others are refused row by row.
    """
    if not known.by_content or not cells:
        return True
    if known.lexicon is not None:
        return any(_is_word(known, cell) for cell in cells)
    is_one: Callable[[Cell], bool] = _is_short if known.form is Form.TEXT else is_number
    return sum(map(is_one, cells)) * 2 > len(cells)


def holds(known: Field, cell: Cell) -> bool:
    """Whether a cell is a word or a day of that field."""
    return _is_day(cell) if known.form is Form.DATE else _is_word(known, cell)


def guessed(kind: Kind, samples: Mapping[int, list[Cell]], language: str) -> Iterator[tuple[int, Target]]:
    """What the columns of a table without a header may be: words first, then days, a code, a title."""
    left = {index: cells for index, cells in samples.items() if cells}
    words = [known for known in kind.fields if known.lexicon is not None]
    for index, cells in list(left.items()):
        found = next((known for known in words if _share(known, cells) > 0.5), None)
        if found is not None and len({*map(as_text, cells)}) < max(len(cells), 2):
            del left[index]
            yield index, Target(found)
    yield from _days(kind, left)
    yield from _names(kind, left, language)


def _days(kind: Kind, left: dict[int, list[Cell]]) -> Iterator[tuple[int, Target]]:
    fields = [kind.by_name[name] for name in ("held_on", "as_of_on", "due_on") if name in kind.by_name]
    wanted = [known for known in fields if known.is_needed or known.name == "due_on"] or fields
    for index in [index for index, cells in left.items() if all(map(_is_day, cells))]:
        del left[index]
        if wanted:
            yield index, Target(wanted.pop(0))


def _names(kind: Kind, left: dict[int, list[Cell]], language: str) -> Iterator[tuple[int, Target]]:
    """The first column of different texts is the title; one of short ones before it is the code."""
    name = next((known for known in kind.fields if known.form is Form.LOCAL and known.name in ("title", "name")), None)
    code = kind.by_name.get("code") or kind.by_name.get("measure")
    for index, cells in left.items():
        texts = [*map(as_text, cells)]
        is_code = all(len(text) <= SHORT and " " not in text for text in texts) and len({*texts}) == len(texts)
        if is_code and code is not None:
            yield index, Target(code)
            code = None
        elif name is not None and sum(map(len, texts)) >= LONG * len(texts) and not all(map(is_number, cells)):
            yield index, Target(name, tongue_of(texts, language))
            return


def _share(known: Field, cells: Sequence[Cell]) -> float:
    return sum(_is_word(known, cell) for cell in cells) / len(cells)


def _is_word(known: Field, cell: Cell) -> bool:
    word = as_text(cell)
    return known.lexicon is not None and (known.lexicon.means(word) is not None or known.lexicon.is_vague(word))


def _is_short(cell: Cell) -> bool:
    return len(as_text(cell)) <= SHORT


def _is_day(cell: Cell) -> bool:
    try:
        return isinstance(cell, date) or as_date(cell) is not None
    except NotADate:
        return False
