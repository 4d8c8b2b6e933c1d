"""Definitions: each figure with its rule, each word of status with its meaning."""

import streamlit as st

from dashboard import viewer
from dashboard.language import as_typed, keys
from model.figures import RULE_VERSION
from model.figures.timeliness import Timeliness
from model.figures.verdict import VerdictOutcome
from model.measure import Assessment, Status

texts = viewer.current().texts

st.title(texts("screen.definitions"), anchor=False)
st.markdown(texts("definitions.intro", version=RULE_VERSION))
st.header(texts("definitions.figures"), anchor=False)
for key in sorted(key for key in keys() if key.startswith(("figure.", "reading.")) and key.endswith(".rule")):
    st.markdown(f"**{texts(key.removesuffix('.rule'))}** – {texts(key)}")
st.header(texts("definitions.words"), anchor=False)
words = [
    *(f"* **{texts.status(status)}** – {texts(f'meaning.status.{status}')}" for status in Status),
    *(
        f"* **{texts.assessment(assessment)}** – {texts(f'meaning.assessment.{assessment}')}"
        for assessment in Assessment
    ),
    *(f"* **{texts.timeliness(found)}** – {texts(f'meaning.timeliness.{found}')}" for found in Timeliness),
    *(
        f"* **{as_typed(texts.verdict(outcome))}** – {texts(f'meaning.verdict.{outcome}')}"
        for outcome in VerdictOutcome
    ),
]
st.markdown("\n".join(words))
