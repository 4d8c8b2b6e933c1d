"""The parts of Export: the whole plan, one table of it, the template, the calendar and its address."""

from collections.abc import Callable

import streamlit as st

from dashboard import sign_in, store, viewer
from dashboard.components.frame import show_refusal_of
from dashboard.report.ics import ics_of
from dashboard.report.plan_workbook import csv_of, template_of, workbook_of
from dashboard.viewer import Viewer
from model.actions.plans import close_calendar, open_calendar
from model.exchange.exporting import exported
from model.exchange.kinds import KINDS
from model.facts import PlanFact

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CALENDAR = "export.calendar"


def show_files(looking: Viewer) -> None:
    """The workbook that comes back unchanged, and each of its tables as CSV; made at the click."""
    texts, plan = looking.texts, store.book(looking.view).plan
    name = f"{looking.slug}-{plan.revision}"
    st.header(texts("export.workbook"), anchor=False)
    st.markdown(texts("export.workbook_what"))
    _download("workbook", f"{name}.xlsx", EXCEL, lambda: _workbook(plan, looking), looking, is_first=True)
    st.markdown(texts("export.tables_what"))
    with st.container(horizontal=True):
        for kind in KINDS:
            _download(f"sheet_{kind}", f"{name}-{kind}.csv", "text/csv", _csv_maker(kind, looking), looking)


def show_template(looking: Viewer) -> None:
    """The empty workbook with which a new plan begins."""
    texts = looking.texts
    st.header(texts("export.template"), anchor=False)
    st.markdown(texts("export.template_what"))
    _download("template_get", "kumppani.xlsx", EXCEL, lambda: template_of(texts), looking)


def show_calendar(looking: Viewer) -> None:
    """The file of the plan's days, and the address under which a calendar program finds them anew."""
    texts = looking.texts
    st.header(texts("export.calendar"), anchor=False)
    st.markdown(texts("export.calendar_what"))
    _download("calendar_get", f"{looking.slug}.ics", "text/calendar", lambda: _ics(looking), looking)
    show_refusal_of(CALENDAR, texts)
    key = store.calendar_key(looking.view)
    if key is None:
        st.button(texts("export.calendar_open"), key=f"{CALENDAR}.open", on_click=_open, args=(looking.slug,))
        return
    st.markdown(texts("export.calendar_address"))
    st.code(f"{_base()}/own/calendar/{key}.ics?lang={texts.language}", language=None, wrap_lines=True)
    with st.container(horizontal=True):
        st.button(texts("export.calendar_anew"), key=f"{CALENDAR}.open", on_click=_open, args=(looking.slug,))
        st.button(texts("export.calendar_close"), key=f"{CALENDAR}.close", on_click=_close, args=(looking.slug,))


def _download(
    name: str, file_name: str, kind: str, make: Callable[[], bytes], looking: Viewer, *, is_first: bool = False
) -> None:
    st.download_button(
        looking.texts(f"export.{name}"),
        data=make,
        file_name=file_name,
        mime=kind,
        key=f"export.{name}.get",
        type="primary" if is_first else "secondary",
        on_click="ignore",
    )


def _workbook(plan: PlanFact, looking: Viewer) -> bytes:
    texts = looking.texts
    intro = [texts("export.about_workbook", day=texts.date(viewer.today()))]
    return workbook_of(plan.name, exported(store.told(looking.view), texts.language, texts), texts, intro)


def _csv_maker(kind: str, looking: Viewer) -> Callable[[], bytes]:
    def make() -> bytes:
        tables = exported(store.told(looking.view), looking.texts.language, looking.texts)
        return csv_of(next(table for table in tables if table.kind.name == kind))

    return make


def _ics(looking: Viewer) -> bytes:
    return ics_of(*store.days(looking.view, looking.slug), looking.texts)


def _base() -> str:
    """The address under which others reach this server: the public one, else the one of this browser."""
    return sign_in.public_url().rstrip("/") or str(st.context.url or "").split("/export")[0].rstrip("/")


def _open(slug: str) -> None:
    viewer.act("saved.calendar_opened", open_calendar, slug, key=CALENDAR)


def _close(slug: str) -> None:
    viewer.act("saved.calendar_closed", close_calendar, slug, key=CALENDAR)
