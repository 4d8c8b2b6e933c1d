"""Changes: what changed between any two days, meetings or frozen years, each from what to what and why."""

import streamlit as st

from dashboard import viewer
from dashboard.components.changes import changed, show_downloads, show_sections, show_summary
from dashboard.components.period import asked_points, choose_period, newest_day
from dashboard.language import as_typed

looking = viewer.current()
texts = looking.texts

st.title(texts("screen.changes"), anchor=False)
choose_period(looking)
since, until = asked_points(looking)
shown = changed(looking.view, since, until, newest_day(looking), texts.language)
show_summary(shown, texts)
show_sections(shown.sections, looking)
st.markdown("\n\n".join(map(as_typed, shown.notes)))
show_downloads(shown, looking)
