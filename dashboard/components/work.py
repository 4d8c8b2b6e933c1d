"""The parts of the work list, but for its lines."""

from dataclasses import dataclass

import streamlit as st

from dashboard import store, viewer
from dashboard.components.lines import line_of, show_lines
from dashboard.components.measure_line import address
from dashboard.components.update_form import TAKES_FOCUS, show_confirm_refusal, show_update_form
from dashboard.language import Texts, as_typed, texts_for
from dashboard.navigation import page
from dashboard.store import View
from dashboard.viewer import REFUSED, UNFOLDED, Viewer
from model.facts import Heading, PlanFact
from model.figures.attention import Attention, Reason, attention, contacts_unverified
from model.figures.cut_offs import cut_off_from

EVERYBODY = 0


@dataclass(frozen=True)
class Work:
    """What is to be done as of a day: measures under their first reason, and organisations to be asked."""

    finding: str
    groups: tuple[tuple[Reason, tuple[Attention, ...]], ...]
    contacts: tuple[str, ...]
    parties: tuple[Heading, ...]


@store.cached
def work_of(view: View, language: str) -> Work:
    """Five queries when nothing of it is kept yet."""
    texts, book = texts_for(language), store.book(view)
    items = attention(book.plan, book.measures, store.events(view), store.indicators(view), view.cutoff)
    stale = contacts_unverified(store.organisations(view), view.cutoff)
    by_reason = {reason: tuple(item for item in items if item.reasons[0] is reason) for reason in Reason}
    return Work(
        finding=_finding(book.plan, len(items), len(book.measures), view, texts),
        groups=tuple((reason, of_reason) for reason, of_reason in by_reason.items() if of_reason),
        contacts=tuple(sorted(texts.local(organisation.name) for organisation in stale)),
        parties=book.parties,
    )


def _finding(plan: PlanFact, count: int, total: int, view: View, texts: Texts) -> str:
    following = cut_off_from(plan, view.cutoff)
    days = (following - viewer.today()).days if following else 0
    if following is None or days < 0:
        return texts("work.term_over", count=count, total=total, day=texts.date(plan.term_ends_on))
    return texts.count("work.before_cut_off", days, count=count, total=total, day=texts.date(following))


def show_filter(work: Work, looking: Viewer) -> int | None:
    """The responsible party whose measures are shown; None for everybody's."""
    texts = looking.texts
    names = {party.id: texts.local(party.title) for party in work.parties}
    asked = st.query_params.get("responsible", "")
    known = {party.code: party.id for party in work.parties}
    options = [EVERYBODY, *names]
    chosen = st.selectbox(
        texts("filter.responsible"),
        options,
        index=options.index(known.get(asked, EVERYBODY)),
        format_func=lambda id_: names.get(id_, texts("filter.everybody")),
        key="work_list.responsible",
        on_change=_remember,
        args=({id_: code for code, id_ in known.items()},),
        width=420,
    )
    return chosen or None


def _remember(codes: dict[int, str]) -> None:
    chosen = st.session_state["work_list.responsible"]
    if chosen:
        st.query_params["responsible"] = codes[chosen]
    else:
        st.query_params.pop("responsible", None)


def items_of(work: Work, party: int | None) -> list[Attention]:
    """The measures on the list, by their first reason; only those of a party, if one is given."""
    items = (item for _, of_reason in work.groups for item in of_reason)
    return [item for item in items if party is None or party in item.measure.responsible]


def show_unlisted(work: Work, looking: Viewer) -> None:
    """The measure whose form is open or whose check was refused, when somebody else's act took it off the list."""
    unfolded = viewer.opened(UNFOLDED)
    listed = {item.measure.id for _, items in work.groups for item in items}
    waiting = {unfolded, viewer.opened(REFUSED)} - listed
    for measure in (measure for measure in store.book(looking.view).measures if measure.id in waiting):
        show_lines([("", [line_of(measure, "", looking.texts)])], f"work_list.unlisted.{measure.id}", looking)
        show_confirm_refusal(measure, looking)
        if measure.id == unfolded:  # what was typed stays
            show_update_form(measure, looking, TAKES_FOCUS)


def show_contacts(work: Work, looking: Viewer) -> None:
    """The organisations whose contact details were not checked for 12 months."""
    texts = looking.texts
    if not work.contacts:
        return
    st.header(f"{texts('reason.contacts_unverified')} ({len(work.contacts)})", anchor=False)
    unverified = address(looking, show="unverified")
    st.page_link(page("organisations"), label=texts("work.verify_contacts"), query_params=unverified)
    with st.expander(texts("work.show_contacts")):
        st.markdown("\n".join(f"* {as_typed(name)}" for name in work.contacts))
