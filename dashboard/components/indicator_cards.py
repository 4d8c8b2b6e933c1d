"""The indicators as small multiples: which ones, and for each its verdict, its picture and what stands behind it."""

import streamlit as st

from dashboard.components.chart import draw
from dashboard.components.indicators import Card, Indicators
from dashboard.components.measure_filter import choose
from dashboard.components.measure_line import address
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.facts import PlanBook
from model.figures.goal_verdict import indicators_of
from model.figures.verdict import VerdictOutcome

MOST = 4  # on one screen, the most urgent first; the others are one click away
WIDTH = 380


def choose_cards(found: Indicators, book: PlanBook, looking: Viewer) -> tuple[Card, ...]:
    """Those of a goal, of a verdict; the choice lives in the address."""
    texts = looking.texts
    titles = {goal.code: f"{goal.code} {texts.local(goal.title)}" for goal in book.goals}
    with st.container(horizontal=True):
        code = choose("goal", list(titles), titles.__getitem__, texts, width=320)
        outcome = choose(
            "verdict", [o.value for o in VerdictOutcome], lambda o: texts.verdict(VerdictOutcome(o)), texts, width=320
        )
    goals = {goal.code: goal.id for goal in book.goals}
    all_of = [card.indicator for card in found.cards]
    of_goal = {i.id for i in indicators_of(goals[code], book, all_of)} if code in goals else {i.id for i in all_of}
    return tuple(card for card in found.cards if card.indicator.id in of_goal and outcome in ("", card.verdict.outcome))


def show_cards(cards: tuple[Card, ...], total: int, looking: Viewer) -> None:
    """The most urgent ones first, side by side; on a phone below each other."""
    texts = looking.texts
    shown = cards if "all" in st.query_params else cards[:MOST]
    day = texts.date(looking.view.cutoff)
    st.markdown(texts("indicators.found", n=len(cards), total=total, day=day))
    if not cards:
        st.info(texts("empty.indicators"))
    with st.container(horizontal=True, gap="medium"):
        for card in shown:
            with st.container(width=WIDTH):
                _show_card(card)
    if len(shown) < len(cards):
        more = texts("indicators.show_all", n=texts.number(len(cards)))
        kept = {name: st.query_params[name] for name in ("goal", "verdict") if name in st.query_params}
        st.page_link(page("indicators"), label=more, query_params=address(looking, **kept, all="1"))


def _show_card(card: Card) -> None:
    texts = card.texts
    st.header(as_typed(card.shown.title), anchor=False)
    word, sentences = texts.verdict(card.verdict.outcome), " ".join(card.sentences)
    st.markdown(f"**{as_typed(word)}** – {as_typed(sentences)}")
    draw(card.shown, texts, is_one_of_many=True)
