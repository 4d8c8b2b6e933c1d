"""A small application with whatever the server has to carry: charts, grids, files, who is there."""

import pandas as pd
import streamlit as st

from dashboard import sign_in

FRAME = pd.DataFrame({"Vuosi": ["2023", "2024"], "Määrä": [1, 2]})
BARS = {"type": "bar", "x": [1, 2], "y": ["a", "b"], "orientation": "h"}


def show_everything() -> None:
    st.title("Kaikki")
    st.plotly_chart({"data": [BARS], "layout": {"height": 200}}, alt="Kaavio. Havainto.", key="chart")
    st.dataframe(FRAME, alt="Taulukko")
    st.data_editor(FRAME, key="editor", num_rows="dynamic")
    st.date_input("Päivä", key="day")
    st.number_input("Luku", key="number")
    st.multiselect("Monta", ["Search", "Muu"], key="many")
    st.progress(40)
    st.download_button("Lataa", data=lambda: b"a;b", file_name="a.csv", key="file", on_click="ignore")
    if st.button("Tallenna", key="save"):
        st.toast("Tallennettu")


def show_person() -> None:
    st.title("Henkilö")
    person = sign_in.identity()
    st.text(f"mode={sign_in.mode()} email={person and person.email} subject={person and person.subject}")
    if person is None:
        st.button("Kirjaudu", on_click=sign_in.sign_in, key="sign_in")
    else:
        st.button("Poistu", on_click=sign_in.sign_out, key="sign_out")


st.navigation(
    [
        st.Page(show_everything, title="Kaikki", url_path="everything", default=True),
        st.Page(show_person, title="Henkilö", url_path="person"),
    ]
).run()
