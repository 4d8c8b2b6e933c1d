"""The steps of an import, from the file to the plan."""

from dataclasses import replace

import streamlit as st

from dashboard import store, viewer
from dashboard.components.importing.columns import choose_columns, say_unused
from dashboard.components.importing.outcome import show_outcome
from dashboard.components.importing.place import choose_place, say_place
from dashboard.components.importing.unknown import choose_words
from dashboard.components.importing.upload import IMPORT, KEPT, Upload
from dashboard.language import as_typed
from dashboard.viewer import Viewer
from model.actions.imports import ImportedFile, remember_match, save_import
from model.errors import PlanError
from model.exchange.dry_run import DryRun
from model.exchange.kinds import KINDS
from model.exchange.matching import header_hash
from model.exchange.outcomes import RowOutcome
from model.exchange.reading import read_sheets
from model.exchange.sheets import Sheet
from model.exchange.tables import Request, Table


def show_steps(upload: Upload, looking: Viewer) -> None:
    """Where the table is, what its columns and words are, what it would do; and the button that saves it."""
    texts, kind = looking.texts, KINDS[upload.kind]
    sheets = viewer.kept(f"{KEPT}.sheets", upload.sha256, lambda: _read(upload, looking))
    found = _table(upload, sheets, Request(), looking)
    st.header(texts("import.step.columns"), anchor=False)
    asked = choose_place(upload, sheets, found, texts)
    placed = _table(upload, sheets, asked, looking)
    say_place(placed, texts)
    asked = replace(asked, columns=choose_columns(upload, placed, texts))
    table = _table(upload, sheets, asked, looking)
    say_unused(table, texts)
    run = _run(upload, table, asked, looking, "first")
    words = choose_words(upload, run, looking)
    if words:
        asked = replace(asked, words=words)
        known = {**table.matching.words, **words}
        told = Table(kind, table.sheet, table.header, replace(table.matching, words=known), table.others)
        run = _run(upload, told, asked, looking, "told")
    show_outcome(run, upload.name, texts)
    _offer_to_save(upload, run, asked, looking)


def _read(upload: Upload, looking: Viewer) -> tuple[Sheet, ...]:
    with st.spinner(looking.texts("import.reading")):
        return read_sheets(upload.content, upload.name)


def _table(upload: Upload, sheets: tuple[Sheet, ...], asked: Request, looking: Viewer) -> Table:
    place = (asked.sheet, asked.header_rows, *sorted(asked.columns.items()))
    of = (upload.key, looking.view.revision, place)
    kind = KINDS[upload.kind]
    key = f"{KEPT}.table.{len(asked.columns)}.{asked.sheet is None}"
    return viewer.kept(key, of, lambda: store.import_table(looking.view, looking.slug, kind, sheets, asked))


def _run(upload: Upload, table: Table, asked: Request, looking: Viewer, name: str) -> DryRun:
    """The dry run, made once for what is asked of the file and the plan; how far it is is shown meanwhile."""

    def make() -> DryRun:
        bar = st.progress(0.0, text=looking.texts("import.running"))
        try:
            return store.import_run(looking.view, looking.slug, table, upload.name, viewer.today(), bar.progress)
        finally:
            bar.empty()

    said = (*sorted(asked.columns.items()), *sorted(asked.words.items()))
    of = (upload.key, looking.view.revision, asked.sheet, asked.header_rows, said)
    return viewer.kept(f"{KEPT}.run.{name}", of, make)


def _offer_to_save(upload: Upload, run: DryRun, asked: Request, looking: Viewer) -> None:
    texts = looking.texts
    if run.refused:
        st.markdown(texts("import.done.refused"))
    elif not run.changes_something:
        st.info(texts("import.done.nothing"))
    else:
        saving = (upload, run, asked)
        st.button(texts("import.save"), type="primary", key="import.save", on_click=_save, args=saving)


def _save(upload: Upload, run: DryRun, asked: Request) -> None:
    looking = viewer.current()
    counts = {outcome.value: looking.texts.number(run.count(outcome)) for outcome in RowOutcome}
    file = ImportedFile(upload.name, upload.sha256)
    said = {"file": as_typed(upload.name), **counts}
    if not viewer.act("saved.import", save_import, looking.slug, run, file, key=IMPORT, **said):
        return
    if asked.columns or asked.words:
        _remember(run, asked, looking)
    viewer.throw_away(KEPT)


def _remember(run: DryRun, asked: Request, looking: Viewer) -> None:
    """What was said of columns and words holds for the next file with this header; not to know it costs nothing."""
    columns = {column.heading: column.target.name for column in run.table.matching.columns}
    columns |= {heading: name for heading, name in asked.columns.items() if not name}
    key, words = header_hash(run.table.header), run.table.matching.words
    by = looking.actor(viewer.once(f"{IMPORT}.match"))
    try:
        store.carry_out(remember_match, looking.slug, run.table.kind.name, key, columns, words, by=by)
    except PlanError as error:
        viewer.refuse(IMPORT, error)
