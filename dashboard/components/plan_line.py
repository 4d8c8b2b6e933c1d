"""A plan on one line of the overview: its link, counts by status out of all, what is overdue, the last update."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard import frames, viewer
from dashboard.language import as_typed
from dashboard.navigation import page
from dashboard.viewer import Viewer
from model.figures.overview import PlanGlance
from model.measure import Status


def plan_line(glance: PlanGlance, looking: Viewer) -> None:
    """A link to Progress of the plan, with how it stands."""
    texts, plan = looking.texts, glance.plan
    name = f"**{as_typed(texts.local(plan.name))}** {as_typed(_term(glance, looking))}"
    with st.container(gap=None):
        query = {"plan": plan.slug, "lang": texts.language.value}
        st.page_link(page("progress"), label=name, query_params=query)
        st.markdown(as_typed(_standing(glance, looking)))


def plan_table(glances: Iterable[PlanGlance], looking: Viewer) -> pd.DataFrame:
    """One row a plan: the same as the lines say, a column each."""
    texts, today = looking.texts, viewer.today()
    return frames.plans(
        (
            texts.local(glance.plan.name),
            _term(glance, looking),
            *(glance.with_status(status, today).count for status in Status),
            glance.total,
            glance.overdue(today).count,
            texts.date(glance.told_on) if glance.told_on else None,
        )
        for glance in glances
    )


def _term(glance: PlanGlance, looking: Viewer) -> str:
    return f"{looking.texts.date(glance.plan.term_starts_on)}–{looking.texts.date(glance.plan.term_ends_on)}"


def _standing(glance: PlanGlance, looking: Viewer) -> str:
    texts, today = looking.texts, viewer.today()
    if not glance.total:
        return texts("plans.no_measures")
    shares = {status: glance.with_status(status, today) for status in Status}
    counts = [
        f"{texts.status(status)} {share.count} / {share.total}" for status, share in shares.items() if share.count
    ]
    late = glance.overdue(today)
    counts.append(texts("plans.overdue", n=late.count, total=late.total, day=texts.date(late.on)))
    return " · ".join([*counts, texts("measure.last_act", day=texts.date(glance.told_on))])
