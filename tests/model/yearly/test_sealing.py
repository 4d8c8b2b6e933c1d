"""A sealed document opens when it is whole, and says so when one byte of it is not."""

import json
from dataclasses import replace

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from model.errors import DocumentChanged, DocumentNewer, KeyUnusable, NotAYearlyDocument, SignatureWrong
from model.yearly.document import SCHEMA_VERSION, hash_of
from model.yearly.sealing import Signature, is_signed, new_key, open_sealed, public_key_of, seal, sign

CONTENT = rfc8785.dumps({"schema_version": SCHEMA_VERSION, "year": 2024, "title": "Järjestöfoorumi ”2024”"}).decode()
KEY = new_key()


def signed(content=CONTENT):
    return seal(content, sign(hash_of(content), KEY))


@pytest.mark.parametrize("sealed", [seal(CONTENT, None), signed()])
def test_what_was_sealed_comes_out_as_it_was(sealed):
    found = open_sealed(sealed.encode())

    assert found.content == CONTENT


def test_a_sealed_document_is_canonical_json_too():
    sealed = signed()

    assert rfc8785.dumps(json.loads(sealed)).decode() == sealed


@given(data=st.data())
def test_a_sealed_document_with_any_one_byte_changed_does_not_open(data):
    sealed = signed().encode()
    place = data.draw(st.integers(0, len(sealed) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda found: found != sealed[place]))

    with pytest.raises((DocumentChanged, NotAYearlyDocument, SignatureWrong)):
        open_sealed(sealed[:place] + bytes([byte]) + sealed[place + 1 :])


@pytest.mark.parametrize("part", ["value", "public_key"])
def test_a_signature_in_letters_of_another_case_is_a_change(part):
    signature = sign(hash_of(CONTENT), KEY)
    shouted = replace(signature, **{part: getattr(signature, part).upper()})

    with pytest.raises(SignatureWrong):
        open_sealed(seal(CONTENT, shouted).encode())


def test_one_changed_digit_is_a_change_and_no_other_fault():
    forged = signed().replace("2024,", "2025,").replace('"year":2024', '"year":2025')

    with pytest.raises(DocumentChanged):
        open_sealed(forged.encode())


def test_a_document_with_content_and_hash_changed_together_is_not_what_was_signed():
    forged = CONTENT.replace("2024", "2025")
    signature = sign(hash_of(CONTENT), KEY)

    with pytest.raises(SignatureWrong):
        open_sealed(seal(forged, signature).encode())


def test_a_signed_document_names_its_key():
    found = open_sealed(signed().encode()).signed_by

    assert found == public_key_of(KEY)


def test_a_document_of_a_newer_schema_is_not_guessed_at():
    newer = rfc8785.dumps({"schema_version": SCHEMA_VERSION + 1}).decode()

    with pytest.raises(DocumentNewer) as refused:
        open_sealed(seal(newer, None).encode())

    assert refused.value.values == {"version": SCHEMA_VERSION + 1, "newest": SCHEMA_VERSION}


@given(st.binary(max_size=200))
def test_any_other_file_is_not_a_yearly_document(content):
    with pytest.raises((NotAYearlyDocument, DocumentChanged)):
        open_sealed(content)


@pytest.mark.parametrize("content", [b"[" * 100_000, b"{}", b"null", b'{"document":1,"hash":2}'])
def test_json_that_is_something_else_is_not_a_yearly_document(content):
    with pytest.raises((NotAYearlyDocument, DocumentChanged)):
        open_sealed(content)


def test_the_same_key_signs_the_same_hash_the_same_way():
    assert sign(hash_of(CONTENT), KEY) == sign(hash_of(CONTENT), KEY)


def test_a_signature_of_another_key_does_not_fit():
    other = public_key_of(new_key())

    assert not is_signed(hash_of(CONTENT), Signature(sign(hash_of(CONTENT), KEY).value, other))


@pytest.mark.parametrize("key", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_file_that_is_no_key_is_refused(key):
    with pytest.raises(KeyUnusable):
        sign(hash_of(CONTENT), key)
