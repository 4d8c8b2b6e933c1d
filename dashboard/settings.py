"""What the environment says: where the database is, and the city's key if it has one."""

import os
from pathlib import Path

from model.errors import KeyUnusable

FILE_IN_WORKING_FOLDER = "sqlite:///kumppani.db"


def database_url() -> str:
    """`KUMPPANI_DATABASE_URL`, else a file in the working folder."""
    return os.environ.get("KUMPPANI_DATABASE_URL") or FILE_IN_WORKING_FOLDER


def signing_key() -> bytes | None:
    """The private key in the file that `KUMPPANI_SIGNING_KEY` names; None without one. Raises `KeyUnusable`."""
    file = os.environ.get("KUMPPANI_SIGNING_KEY")
    try:
        return Path(file).read_bytes() if file else None
    except OSError as error:
        raise KeyUnusable(name=file) from error
