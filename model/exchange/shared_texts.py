"""The texts of a workbook as its parts write them."""

import re
from collections.abc import Iterable

from model.errors import TooManyCells
from model.exchange.markup import Markup

MOST_TEXTS = 6_000_000
WRITTEN_SIGN = re.compile("_x([0-9A-Fa-f]{4})_")


def shared_texts(part: str, pieces: Iterable[bytes]) -> list[str]:
    """The texts that the cells of a workbook name by number, without their looks and reading aids."""
    texts: list[str] = []
    said: list[str] = []
    aids: list[None] = []
    markup = Markup(part)

    def close_item() -> None:
        texts.append(unescaped("".join(said)))
        said.clear()
        if len(texts) > MOST_TEXTS:
            raise TooManyCells(limit=MOST_TEXTS)

    markup.read(
        pieces,
        {"t": lambda _: markup.listen(None if aids else said.append), "rPh": lambda _: aids.append(None)},
        {"t": lambda: markup.listen(None), "rPh": lambda: aids.clear(), "si": close_item},
        (said,),
    )
    return texts


def unescaped(text: str) -> str:
    """A text with the signs that XML cannot hold (`_x000D_`) put back, except those that no text should hold."""
    return WRITTEN_SIGN.sub(_sign, text) if "_x" in text else text


def _sign(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code == 0 or 0xD800 <= code < 0xE000 else chr(code)
