"""Explain this number: a headline figure down to its rule and its rows."""

import streamlit as st

from dashboard import store, viewer
from dashboard.components.explain_link import text_of
from dashboard.components.explained import choose_question, show_number, show_rows
from dashboard.language import as_typed
from model.figures.explained import explain

looking = viewer.current()
texts = looking.texts
facts = store.facts(looking.view)

st.title(texts("screen.explain"), anchor=False)
question = choose_question(facts, looking)
st.markdown(f"**{texts('explain.rule')}** {as_typed(texts(f'{text_of(question.figure, texts)}.rule'))}")
found = explain(question, facts)
if found is None:
    st.info(texts("empty.explain"))
else:
    show_number(found, texts)
    show_rows(found, question, facts, texts)
