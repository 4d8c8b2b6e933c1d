"""What a year is frozen with: the words of today, the city's key, the maker of its PDFs."""

from dashboard.language import frozen_texts
from dashboard.settings import signing_key
from model.actions.snapshots import Press
from model.yearly.sealing import Signature, sign


def press() -> Press:
    """The press of this installation."""
    return Press(frozen_texts(), sign=_signature)


def _signature(content_hash: str) -> Signature | None:
    key = signing_key()
    return sign(content_hash, key) if key else None
