"""The choice of the two points between which changes are told; they live in the address."""

from datetime import date

import streamlit as st

from dashboard import store
from dashboard.language import Texts
from dashboard.viewer import Viewer, today
from model.facts import MeetingFact, PlanFact
from model.figures.cut_offs import observation_date
from model.figures.periods import Period, Point, Preset, periods, point_of, since_last_meeting

CHOICE, OWN = "changes.period", ""
A_DAY = ""
SIDES = {"from": "since", "to": "until"}


def newest_day(looking: Viewer) -> date:
    """The last day that can be told: today, or the end of a term that is over."""
    return observation_date(store.book(looking.view).plan, today())


def asked_points(looking: Viewer) -> tuple[Point, Point]:
    """The points in the address, else since the committee's last meeting. Raises what `point_of` raises."""
    plan = store.book(looking.view).plan
    usual = _usual(plan, looking)
    texts = {side: st.query_params.get(side) for side in SIDES}
    since, until = (point_of(text, plan) if text else None for text in texts.values())
    return since or usual.since, until or usual.until


def _usual(plan: PlanFact, looking: Viewer) -> Period:
    meetings, on = store.meetings(looking.view), looking.view.cutoff
    found = since_last_meeting(plan, meetings, on)
    return found or Period(Preset.YEAR, Point(plan.term_starts_on), Point(on))


def choose_period(looking: Viewer) -> None:
    """The periods that readers ask for, and below them any two points."""
    plan, texts = store.book(looking.view).plan, looking.texts
    usual = _usual(plan, looking)
    asked = tuple(st.query_params.get(side, str(point)) for side, point in zip(SIDES, _sides(usual), strict=True))
    every = periods(plan, store.meetings(looking.view), store.snapshots(looking.view), looking.view.cutoff)
    known = {f"{p.since} {p.until}": _name(p, texts) for p in reversed(every)}
    chosen = " ".join(asked)
    options = [*reversed(known), *([] if chosen in known else [OWN])]
    st.selectbox(
        texts("changes.period"),
        options,
        index=options.index(chosen if chosen in known else OWN),
        format_func=lambda option: known.get(option, texts("changes.preset.own")),
        key=f"{CHOICE}.{chosen}",
        on_change=_remember,
        args=(f"{CHOICE}.{chosen}",),
        width=420,
    )
    with st.expander(texts("changes.points"), key="changes.points"):
        _choose_points(asked, looking)


def _sides(period: Period) -> tuple[Point, Point]:
    return period.since, period.until


def _name(period: Period, texts: Texts) -> str:
    since, until = (_point(point, texts) for point in _sides(period))
    body = texts(f"body.{period.body}") if period.body else ""
    year = period.until.on.year if period.until.on else ""
    return texts(f"changes.preset.{period.preset}", since=since, until=until, body=body, year=year)


def _point(point: Point, texts: Texts) -> str:
    return texts.date(point.on) if point.on else f"{point.year}/{point.issue}"


def _remember(key: str) -> None:
    """Put the chosen period into the address."""
    if chosen := st.session_state[key]:
        since, until = chosen.split(" ")
        st.query_params.update({"from": since, "to": until})


def _choose_points(asked: tuple[str, ...], looking: Viewer) -> None:
    """A form with both sides: a day, a meeting or a frozen year each."""
    texts, key = looking.texts, f"changes.{' '.join(asked)}"
    with st.form(f"{key}.form", border=False):
        for (side, name), text in zip(SIDES.items(), asked, strict=True):
            _choose_point(f"{key}.{side}", name, text, looking)
        st.form_submit_button(texts("changes.show"), key=f"{key}.show", on_click=_remember_points, args=(key,))


def _choose_point(key: str, name: str, text: str, looking: Viewer) -> None:
    texts, plan = looking.texts, store.book(looking.view).plan
    points = {A_DAY: texts("changes.point.day"), **_meetings(looking), **_snapshots(looking)}
    frozen = [point for point in points if point.startswith("snapshot") and f"{point}/".startswith(f"{text}/")]
    newest, usual = newest_day(looking), _usual(plan, looking)
    day = _day(text) or getattr(usual, name).on or newest
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            texts(f"changes.{name}"),
            list(points),
            index=list(points).index(frozen[0]) if frozen else 0,
            format_func=points.__getitem__,
            key=f"{key}.point",
            width=320,
        )
        st.date_input(
            texts(f"changes.{name}_day"),
            min(max(day, plan.term_starts_on), newest),
            min_value=plan.term_starts_on,
            max_value=newest,
            format="DD.MM.YYYY",
            key=f"{key}.day",
            width=200,
        )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _meetings(looking: Viewer) -> dict[str, str]:
    newest = newest_day(looking)
    held = (m for m in reversed(store.meetings(looking.view)) if m.held_on <= newest)
    return {m.held_on.isoformat(): _meeting(m, looking.texts) for m in held}


def _meeting(meeting: MeetingFact, texts: Texts) -> str:
    return texts("changes.point.meeting", body=texts(f"body.{meeting.body}"), day=texts.date(meeting.held_on))


def _snapshots(looking: Viewer) -> dict[str, str]:
    texts = looking.texts
    return {
        f"snapshot:{s.year}/{s.issue}": texts("changes.point.snapshot", issue=f"{s.year}/{s.issue}")
        for s in reversed(store.snapshots(looking.view))
    }


def _remember_points(key: str) -> None:
    for side in SIDES:
        point, day = (st.session_state[f"{key}.{side}.{what}"] for what in ("point", "day"))
        st.query_params[side] = point or day.isoformat()
