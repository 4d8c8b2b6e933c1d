"""The fifth step: what the table would do, row by row, before anything is saved."""

import streamlit as st

from dashboard.components.chart import ReadTable
from dashboard.components.tiles import Tile, show_tiles
from dashboard.exchange_words import reason_of, warning_sentences
from dashboard.frames import importing
from dashboard.language import Texts
from model.exchange.dry_run import DryRun
from model.exchange.outcomes import RowOutcome

SHOWN = 100  # rows of a table on the screen; its file has all of them
TOLD = 30  # warnings


def show_outcome(run: DryRun, file_name: str, texts: Texts) -> None:
    """Counts, what to know before saving, refused rows with their reasons, and all rows as a file."""
    st.header(texts("import.step.outcome"), anchor=False)
    show_tiles(tuple(Tile(texts(f"import.outcome.{o}"), texts.number(run.count(o))) for o in RowOutcome))
    _show_refused(run, texts)
    _show_warnings(run, texts)
    for outcome in (RowOutcome.CHANGED, RowOutcome.ADDED):
        _show_rows(run, outcome, texts)
    if run.rows:
        st.download_button(
            texts("import.download"),
            data=lambda: ReadTable(importing.import_rows(run, _reasons(run, texts), texts), texts).as_file(),
            file_name=f"{file_name.rpartition('.')[0] or file_name}-{texts('import.dry')}.csv",
            mime="text/csv",
            key="import.download",
            on_click="ignore",
        )


def _reasons(run: DryRun, texts: Texts) -> list[str]:
    return [reason_of(refused, texts, str) for refused in run.refused]


def _show_refused(run: DryRun, texts: Texts) -> None:
    if not run.refused:
        return
    st.error(texts("import.refused_explain", n=texts.number(len(run.refused))))
    reasons = [reason_of(refused, texts, str) for refused in run.refused[:SHOWN]]
    read = ReadTable(importing.import_refusals(run, reasons), texts)
    st.table(read.typed, hide_index=True, alt=texts("import.outcome.refused"))
    if len(run.refused) > SHOWN:
        st.markdown(texts("import.more_rows", n=texts.number(len(run.refused) - SHOWN)))


def _show_warnings(run: DryRun, texts: Texts) -> None:
    sentences = warning_sentences(run, texts)
    if not sentences:
        return
    with st.expander(texts.count("import.warnings", len(sentences)), expanded=not run.refused):
        st.markdown("\n".join(f"* {sentence}" for sentence in sentences[:TOLD]))
        if len(sentences) > TOLD:
            st.markdown(texts("import.more_rows", n=texts.number(len(sentences) - TOLD)))


def _show_rows(run: DryRun, outcome: RowOutcome, texts: Texts) -> None:
    """The rows of an outcome, made when somebody opens them."""
    if not run.count(outcome):
        return
    label = f"{texts(f'import.outcome.{outcome}')}: {texts.number(run.count(outcome))}"
    place = st.expander(label, key=f"import.{outcome}", on_change="rerun")
    if place.open:
        with place:
            frame = importing.import_outcomes(run, outcome, SHOWN, texts)
            st.table(ReadTable(frame, texts).typed, hide_index=True, alt=label)
            if run.count(outcome) > SHOWN:
                st.markdown(texts("import.more_rows", n=texts.number(run.count(outcome) - SHOWN)))
