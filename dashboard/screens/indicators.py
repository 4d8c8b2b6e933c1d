"""Indicators: baseline, actual and target of each by year, and whether the target will be met."""

import streamlit as st

from dashboard import viewer
from dashboard.components.as_of import choose_cut_off
from dashboard.components.explain_link import explain_links
from dashboard.components.indicator_cards import choose_cards, show_cards
from dashboard.components.indicators import indicators_of_plan
from dashboard.components.judgement import judgement_of
from dashboard.components.tiles import show_tiles
from model.figures.explanation import Question
from model.figures.verdict import VerdictOutcome

looking = viewer.current()
texts = looking.texts
found = indicators_of_plan(looking.view, texts.language)

st.title(texts("screen.indicators"), anchor=False)
st.markdown(f"{found.finding}\n\n{texts('indicators.rule')}")
show_tiles(found.tiles)
explain_links((Question("verdict", outcome) for outcome in reversed(VerdictOutcome) if outcome.is_judged), "verdicts")
show_cards(choose_cards(found, judgement_of(looking.view).facts.book, looking), len(found.cards), looking)
choose_cut_off(looking)
