"""What the environment says: where the database is."""

import os

FILE_IN_WORKING_FOLDER = "sqlite:///kumppani.db"


def database_url() -> str:
    """`KUMPPANI_DATABASE_URL`, else a file in the working folder."""
    return os.environ.get("KUMPPANI_DATABASE_URL") or FILE_IN_WORKING_FOLDER
