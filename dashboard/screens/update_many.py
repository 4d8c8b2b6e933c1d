"""Update many: a grid over the measures that fit the filters, and one save for everything that was typed in it."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.many import choose_measures, show_many
from model.errors import TermClosed

looking = viewer.current()
texts = looking.texts
book = store.book(looking.view)

st.title(texts("screen.update_many"), anchor=False)
if book.plan.closed_on is not None:
    raise TermClosed(name=book.plan.name, day=book.plan.closed_on)
if looking.view.known_on is not None:
    st.info(texts("many.only_now"))
    st.stop()
st.markdown(texts("many.how"))
measures = choose_measures(book, looking)
st.markdown(texts("measures.found", n=len(measures), total=len(book.measures), day=texts.date(looking.view.cutoff)))
if measures:
    show_many(measures, looking)
else:
    st.info(texts("empty.measures"))
