"""Who meets whom: the charts of that part of Participation."""

from collections import Counter

from dashboard.charts.counts_by_name import counts_by_name
from dashboard.charts.counts_by_year import counts_by_year
from dashboard.charts.who_meets_whom import who_meets_whom
from dashboard.components.chart import Shown
from dashboard.components.coverage import named
from dashboard.findings import coverage as findings
from dashboard.findings import participation as participation_findings
from dashboard.frames import collaboration as frames
from dashboard.frames import participation as participation_frames
from dashboard.language import Texts
from model.facts import Facts
from model.figures.collaboration import met_nobody

SHOWN = 10  # pairs in the picture
MANY = 5  # kinds of actors; the last bar is for all that have as many or more


def categories(facts: Facts, texts: Texts) -> Shown:
    frame = participation_frames.who_meets_whom(facts, texts)
    if frame.empty:
        return Shown("who_meets_whom", "", None, frame)
    order = [texts.local(category.title) for category in facts.book.categories]
    finding = participation_findings.who_meets_whom(frame, texts)
    return Shown("who_meets_whom", finding, who_meets_whom(frame, order), frame)


def joint_events(facts: Facts, texts: Texts) -> Shown:
    frame = frames.meetings_by_year(facts, texts)
    if frame.empty:
        return Shown("joint_events_by_year", "", None, frame)
    labels = [f"{joint} / {events}" for joint, events in zip(frame["joint"], frame["events"], strict=True)]
    figure = counts_by_year(list(frame["year"]), list(frame["joint"]), labels)
    finding, year = findings.meetings_by_year(frame, texts), int(frame["year"].iloc[-1])
    return Shown("joint_events_by_year", finding, figure, frame, year=year)


def pairs(facts: Facts, texts: Texts) -> Shown:
    frame = frames.recurring_pairs(facts, texts)
    if frame.empty:
        return Shown("recurring_pairs", "", None, frame)
    top = frame.head(SHOWN)
    names = [f"{one} – {other}" for one, other in zip(top["organisation"], top["other_organisation"], strict=True)]
    figure = counts_by_name(names, list(top["events"]), [str(count) for count in top["events"]])
    return Shown("recurring_pairs", findings.recurring_pairs(frame, texts), figure, frame.head(frames.LISTED))


def nobody(facts: Facts, texts: Texts) -> Shown:
    frame = frames.meetings_by_year(facts, texts)[["year", "met_nobody", "members", "day"]]
    if frame.empty:
        return Shown("met_nobody", "", None, frame)
    labels = [f"{alone} / {members}" for alone, members in zip(frame["met_nobody"], frame["members"], strict=True)]
    figure = counts_by_year(list(frame["year"]), list(frame["met_nobody"]), labels)
    alone = met_nobody(facts.network.organisations, facts.events, facts.cutoff)
    notes = (named("collaboration.nobody_named", alone.rows, facts, texts),)
    return Shown("met_nobody", findings.nobody_met(facts, texts), figure, frame, notes=notes)


def actors(facts: Facts, texts: Texts) -> Shown:
    frame = frames.actors(facts, texts)
    if frame.empty:
        return Shown("actors_of_measures", "", None, frame)
    counts = Counter(min(int(kinds), MANY) for kinds in frame["kinds"])
    told = range(min(counts), MANY + 1)
    names = [texts.count("collaboration.kinds", n) for n in told[:-1]] + [texts("collaboration.more", n=MANY)]
    labels = [f"{counts[n]} / {len(frame)}" for n in told]
    figure = counts_by_name(names, [counts[n] for n in told], labels)
    notes = (texts("collaboration.actors_mean"),)
    return Shown("actors_of_measures", findings.actors(facts, texts), figure, frame, notes=notes)
