"""The first step: what kind of table it is, and the file."""

import hashlib
from dataclasses import dataclass

import streamlit as st

from dashboard import viewer
from dashboard.components.frame import show_refusal_of
from dashboard.viewer import Viewer
from model.errors import TableTooLarge
from model.exchange.kinds import KINDS
from model.exchange.reading import LARGEST

IMPORT = "import"
KEPT = f"{IMPORT}.kept"  # what was made of the file; gone when there is none
TYPES = ["xlsx", "xlsm", "csv", "tsv", "txt"]


@dataclass(frozen=True)
class Upload:
    """An uploaded file, kept for as long as it is looked at and no longer than the session."""

    kind: str
    name: str
    content: bytes
    sha256: str

    @property
    def key(self) -> str:
        """Part of the keys of its widgets: another file, or the same as another kind, begins anew."""
        return f"{IMPORT}.{viewer.generation(IMPORT)}.{self.kind}.{self.sha256[:12]}"


def choose_file(looking: Viewer) -> Upload | None:
    """The kind and the file; None before there is one. Raises `TableTooLarge`."""
    texts = looking.texts
    show_refusal_of(IMPORT, texts)
    st.header(texts("import.step.file"), anchor=False)
    kind = st.selectbox(
        texts("import.kind"), list(KINDS), format_func=lambda name: texts(f"import.kind.{name}"), key="import.kind"
    )
    megabytes = LARGEST // 1024**2
    file = st.file_uploader(
        texts("import.file", megabytes=megabytes),
        type=TYPES,
        key=f"import.{viewer.generation(IMPORT)}.file",
        max_upload_size=megabytes,
    )
    if file is None or kind is None:
        viewer.throw_away(KEPT)
        return None
    if file.size > LARGEST:
        raise TableTooLarge(name=file.name, megabytes=megabytes)
    content = file.getvalue()
    return Upload(kind, file.name, content, hashlib.sha256(content).hexdigest())
