"""A row of counts out of totals, each with its small trend over the cut-offs."""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Tile:
    label: str
    value: str
    trend: tuple[int, ...] = ()


def show_tiles(tiles: tuple[Tile, ...], width: int = 150) -> None:
    """The tiles side by side, on a phone below each other. The trend repeats what the chart below tells in words."""
    with st.container(horizontal=True):
        for tile in tiles:
            trend = list(tile.trend) if len(tile.trend) > 1 and any(tile.trend) else None
            st.metric(tile.label, tile.value, chart_data=trend, chart_type="line", border=True, width=width)
