"""A figure as Plotly has checked it."""

from plotly.graph_objects import Figure

from dashboard.charts.theme import Figure as Look


class Drawn(Figure):  # type: ignore[misc] # Plotly ships no types
    """A figure that Plotly has checked once; Streamlit would check a plain one again on every rerun."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._checked: Look = super().to_dict()

    def to_dict(self) -> Look:
        return self._checked
