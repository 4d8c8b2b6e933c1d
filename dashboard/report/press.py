"""What a year is frozen with: the words of today, the city's key, the maker of its PDFs."""

from collections.abc import Iterator

from dashboard.language import frozen_texts
from dashboard.settings import signing_key
from model.actions.snapshots import Press, Rendering
from model.base import Language
from model.yearly.document import hash_of
from model.yearly.sealing import Signature, sign


def press() -> Press:
    """The press of this installation."""
    return Press(frozen_texts(), sign=_signature, render=_renderings)


def _signature(content_hash: str) -> Signature | None:
    key = signing_key()
    return sign(content_hash, key) if key else None


def _renderings(sealed: str) -> Iterator[Rendering]:
    """The hash of the PDF in each language."""
    from dashboard.report.pdf import MADE_WITH, pdf_of  # heavy, and needed only when a year is frozen

    for language in Language:
        yield Rendering(language, MADE_WITH, hash_of(pdf_of(sealed, language)))
