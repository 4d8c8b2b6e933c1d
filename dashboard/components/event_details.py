"""One recorded event: what it was, who was there, what it adds to the figures, and the acts on it."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.event_entry import COPY, CORRECT
from dashboard.components.event_words import COMING, HELD, measure_of, state_of
from dashboard.components.frame import show_refusal_of
from dashboard.components.measure_line import address
from dashboard.components.organisation_words import names_of
from dashboard.language import Texts, as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.actions.events import cancel_event
from model.base import local_day
from model.facts import EventRecord
from model.figures.contribution import Contribution, contribution
from model.figures.cut_offs import last_day_of


def show_what_it_adds(record: EventRecord, looking: Viewer) -> None:
    """The sentences of an event that counts; of one that does not, why."""
    texts, state = looking.texts, state_of(record, looking)
    if state == HELD:
        said = added_sentences(record, looking)
        if said:
            st.info("  \n".join(as_typed(sentence) for sentence in said))
    elif state == COMING:
        st.info(texts("event.counts_from", day=texts.date(record.event.held_on)))
    elif record.cancelled_at is not None:
        word = "event.was_corrected" if record.corrected_by else "event.was_cancelled"
        st.info(texts(word, day=texts.date(local_day(record.cancelled_at))))


def added_sentences(record: EventRecord, looking: Viewer) -> list[str]:
    """What the event changed: the requirement of its measure, who was reached first, the reach of the network."""
    view, event = looking.view, record.event
    book = store.book(view)
    on = min(view.cutoff, last_day_of(book.plan, event.held_on.year))
    found = contribution(event, store.events(view), store.organisations(view), book.measures, on)
    sentences = [_fulfilment(record, found, looking)]
    if event.kind.is_gathering:
        sentences += [_first_reached(record, found, looking), _reach(found, looking.texts)]
    return [sentence for sentence in sentences if sentence]


def _fulfilment(record: EventRecord, found: Contribution, looking: Viewer) -> str:
    if found.fulfilment is None:
        return ""
    done = found.fulfilment
    values = {"year": str(done.year), "held": looking.texts.number(done.held)}
    required = looking.texts.number(done.required)
    return looking.texts("event.held_of", measure=measure_of(record, looking), required=required, **values)


def _first_reached(record: EventRecord, found: Contribution, looking: Viewer) -> str:
    texts = looking.texts
    if not record.event.organisations:
        return texts("event.nobody_named")
    if not found.first_reached:
        return texts("event.nobody_new")
    names = names_of(looking)
    new = texts.listing(sorted(names[id_] for id_ in found.first_reached if id_ in names))
    return texts.count("event.first_reached", len(found.first_reached), names=new)


def _reach(found: Contribution, texts: Texts) -> str:
    before = f"{texts.number(found.reach_before.count)} / {texts.number(found.reach_before.total)}"
    return texts(
        "event.reach", year=str(found.reach_after.on.year), before=before, after=texts.share(found.reach_after)
    )


def show_facts(record: EventRecord, looking: Viewer) -> None:
    """What was recorded of it, a row each."""
    texts, event = looking.texts, record.event
    names = names_of(looking)
    organisers = [texts("event.city")] if record.by_city else []
    organisers += sorted(names[id_] for id_ in event.organisers if id_ in names)
    rows = {
        "kind": texts(f"event_kind.{event.kind}"),
        "measure": measure_of(record, looking) or texts("events.no_measure"),
        "languages": texts.listing(texts(f"word.{language}") for language in event.languages) or texts("no_data"),
        "organisers": texts.listing(organisers),
    }
    if event.kind.is_gathering:
        rows |= {"present": _present(record, names, texts), "unnamed": texts.number(event.head_count_unnamed)}
    st.markdown("\n".join(f"* **{texts(f'event.{name}')}:** {as_typed(told)}" for name, told in rows.items()))


def _present(record: EventRecord, names: dict[int, str], texts: Texts) -> str:
    """Who was there by name, each with its heads where they were counted."""
    there = sorted((names[id_], counted) for id_, counted in record.event.present if id_ in names)
    told = [name if counted is None else f"{name} ({texts.count('persons', counted)})" for name, counted in there]
    return f"{texts.number(len(told))}: {', '.join(told)}" if told else texts("event.no_names")


def show_acts(record: EventRecord, looking: Viewer) -> None:
    """Copy it to a new one; and what is not cancelled, correct or cancel."""
    texts, id_ = looking.texts, str(record.event.id)
    key = f"event.{id_}.cancel"
    show_refusal_of(key, texts)
    for mode in (COPY,) if record.cancelled_at else (COPY, CORRECT):
        query = address(looking, form=mode, event=id_)
        st.page_link(page("events"), label=texts(f"event.{mode}"), query_params=query)
    if record.cancelled_at is None:
        with st.expander(texts("event.cancel")):
            st.markdown(texts("event.cancel_means"))
            st.button(texts("event.cancel_sure"), key=f"{key}.sure", on_click=_cancel, args=(record, key))


def _cancel(record: EventRecord, key: str) -> None:
    looking = viewer.current()
    title = as_typed(looking.texts.local(record.event.title))
    viewer.act("saved.event_cancelled", cancel_event, looking.slug, record.event.id, key=key, title=title)
