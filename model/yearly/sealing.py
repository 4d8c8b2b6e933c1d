"""A frozen document as it leaves the house: with its hash, and with the city's signature if it has a key.

The same sealed text is what people download as JSON and what every PDF carries.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.errors import DocumentChanged, KeyUnusable, NotAYearlyDocument, SignatureWrong
from model.yearly.document import Document, hash_of
from model.yearly.versions import in_newest_schema

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Signature:
    """An ed25519 signature of a content hash and the public key it can be checked with; both hexadecimal."""

    value: str
    public_key: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A sealed document whose seal is whole; `signed_by` is the public key, if it bears a signature."""

    document: Document
    content: str
    content_hash: str
    signed_by: str | None


def seal(content: str, signature: Signature | None) -> str:
    """Canonical JSON around the canonical content, which stays in it byte for byte."""
    signed, by = (f'"{signature.value}"', f'"{signature.public_key}"') if signature else ("null", "null")
    return f'{{"document":{content},"hash":"{hash_of(content)}","signature":{signed},"signed_by":{by}}}'


def open_sealed(sealed: bytes) -> Opened:
    """What is inside a seal that is whole.

    Raises `NotAYearlyDocument`; `DocumentChanged` when one byte of it is not as it was sealed;
    `SignatureWrong` when the signature is not the key's; `DocumentNewer`.
    """
    try:
        text = sealed.decode()
        parts = json.loads(text)
        content = text[len('{"document":') : text.rindex(',"hash":')]
        signature = Signature(parts["signature"], parts["signed_by"]) if parts["signature"] else None
        found = json.loads(content)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotAYearlyDocument from error
    if seal(content, signature) != text or hash_of(content) != parts["hash"]:
        raise DocumentChanged
    if signature and not is_signed(parts["hash"], signature):
        raise SignatureWrong
    return Opened(in_newest_schema(found), content, parts["hash"], signature.public_key if signature else None)


def new_key() -> bytes:
    """A new private key, as PEM."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_key_of(private_key: bytes) -> str:
    """The public key, hexadecimal. Raises `KeyUnusable`."""
    return _loaded(private_key).public_key().public_bytes_raw().hex()


def sign(content_hash: str, private_key: bytes) -> Signature:
    """Always the same signature for the same hash and key. Raises `KeyUnusable`."""
    key = _loaded(private_key)
    return Signature(key.sign(content_hash.encode()).hex(), key.public_key().public_bytes_raw().hex())


def is_signed(content_hash: str, signature: Signature) -> bool:
    """The signature was made with the private half of its public key, for this hash, and is written as `sign` does:
    hexadecimal has other spellings of the same bytes, and a letter of another case is a changed document."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        value, public_key = bytes.fromhex(signature.value), bytes.fromhex(signature.public_key)
        Ed25519PublicKey.from_public_bytes(public_key).verify(value, content_hash.encode())
    except (InvalidSignature, ValueError):
        return False
    return signature == Signature(value.hex(), public_key.hex())


def _loaded(private_key: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        key = serialization.load_pem_private_key(private_key, password=None)
    except (ValueError, TypeError) as error:
        raise KeyUnusable from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnusable
    return key
