"""A frozen year as it is read: made from its document alone, with the labels frozen in it."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.frames import frozen_measures, frozen_participation, frozen_statuses
from dashboard.language import SYMBOLS, Texts, as_typed
from model.figures.timeliness import Timeliness
from model.measure import Assessment, Status

Document = dict[str, Any]


def show_document(document: Document, earlier: Document | None, texts: Texts) -> None:
    """Summary, status by goal beside the year before, measures, participation, deviations, definitions."""
    st.caption(said(document, "snapshot.cutoff", texts).format(day=_day(document["cutoff"], texts)))
    st.markdown("\n".join(f"* {as_typed(line)}" for line in summary(document, earlier, texts)))
    _table("snapshot.statuses", frozen_statuses(document, earlier, texts), document, texts)
    _table("snapshot.participation", frozen_participation(document, earlier, texts), document, texts)
    _table("snapshot.measures", measure_rows(document, texts), document, texts)
    _show_deviations(document, texts)
    _show_definitions(document, texts)


def said(document: Document, key: str, texts: Texts) -> str:
    """A label as it read when the year was frozen."""
    frozen = document["texts"].get(key)
    return texts.local(frozen) if frozen else texts("no_data")


def summary(document: Document, earlier: Document | None, texts: Texts) -> list[str]:
    """Three or four sentences, from the frozen figures and in the frozen words."""
    measures, year = document["figures"]["measures"], str(document["year"])
    done, late = measures["by_status"]["completed"], measures["overdue"]
    held = document["figures"]["participation"][year]
    reached = held["members_reached"]
    lines = [
        said(document, "snapshot.sentence_status", texts).format(
            year=year, completed=done["numerator"], total=done["denominator"], overdue=late["numerator"]
        ),
        said(document, "snapshot.sentence_participation", texts).format(
            events=held["events"],
            attendances=held["attendances"],
            reached=reached["numerator"],
            members=reached["denominator"],
            day=_day(reached["on"], texts),
        ),
    ]
    if earlier is not None:
        was = earlier["figures"]["measures"]["by_status"]["completed"]
        sentence = said(document, "snapshot.sentence_before", texts)
        lines.append(sentence.format(year=earlier["year"], completed=was["numerator"], total=was["denominator"]))
    return lines


def measure_rows(document: Document, texts: Texts) -> pd.DataFrame:
    """The measures in the statutory shape: goal, measure, responsible, resources, indicators, status, assessment."""
    return frozen_measures(document, texts, lambda key: said(document, key, texts))


def _table(name: str, frame: pd.DataFrame, document: Document, texts: Texts) -> None:
    st.subheader(said(document, name, texts), anchor=False)
    st.table(frame.map(as_typed), hide_index=True, alt=said(document, name, texts))


def _show_deviations(document: Document, texts: Texts) -> None:
    """What was late, postponed or stopped, each with the reason that was given."""
    st.subheader(said(document, "snapshot.deviations", texts), anchor=False)
    lines = [_deviation(m, document, texts) for m in document["measures"] if is_deviation(m)]
    st.markdown("\n".join(lines) or said(document, "snapshot.no_deviations", texts))


def is_deviation(measure: Document) -> bool:
    return (
        measure["timeliness"] == Timeliness.OVERDUE
        or measure["status"] in (Status.POSTPONED, Status.DISCONTINUED)
        or measure["assessment"] == Assessment.NOT_PROGRESSING
    )


def _deviation(measure: Document, document: Document, texts: Texts) -> str:
    words = [label(document, "status", measure["status"], texts)]
    if measure["timeliness"] == Timeliness.OVERDUE:
        words.append(label(document, "timeliness", "overdue", texts))
    reason = texts.local(measure["reason"]) or texts.local(measure["sentence"])
    reason = reason or said(document, "snapshot.no_reason", texts)
    head = as_typed(f"{measure['code']} {texts.local(measure['title'])}")
    return f"* **{head}** – {as_typed(', '.join(words))}: {as_typed(reason)}"


def label(document: Document, kind: str, word: str | None, texts: Texts) -> str:
    """A frozen word with its symbol; that there is none is said."""
    if word is None:
        return said(document, f"{kind}.none", texts)
    kinds = {"status": Status, "assessment": Assessment, "timeliness": Timeliness}
    return f"{SYMBOLS.get(kinds[kind](word), '')} {said(document, f'{kind}.{word}', texts)}".strip()


def _show_definitions(document: Document, texts: Texts) -> None:
    with st.expander(said(document, "snapshot.definitions", texts)):
        for key in sorted(key for key in document["texts"] if key.startswith("figure.") and key.endswith(".rule")):
            name = said(document, key.removesuffix(".rule"), texts)
            st.markdown(f"**{name}** – {said(document, key, texts)}")


def _day(iso: str, texts: Texts) -> str:
    return texts.date(date.fromisoformat(iso))
