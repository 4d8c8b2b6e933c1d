"""All that the PDF says, in the order of its reading."""

from collections.abc import Iterator
from typing import Any

from dashboard.language import LOCALES
from dashboard.report import sections
from dashboard.report.printed import charts, tables
from dashboard.report.summary import replaces, summary
from dashboard.report.worded import Worded
from model.change import FIRST_LINK
from model.yearly.sealing import Opened

Told = dict[str, Any]
LONGEST_TITLE, LONGEST_FOOTER = 500, 150  # letters
COLUMNS = (
    *("goal", "year", "total", "measure", "responsible", "resources", "indicator", "baseline", "target", "actual"),
    *("status", "assessment", "figure", "of", "category", "deviation", "reason", "subject", "field", "was", "now"),
    *("when", "measure"),
)
TEXTS = (
    *("report.summary", "snapshot.statuses", "report.chart_note", "report.no_goals", "snapshot.measures"),
    *("report.no_measures", "snapshot.participation", "report.categories", "report.support", "report.surveys"),
    *("snapshot.deviations", "snapshot.no_deviations", "report.no_changes", "report.corrections"),
    *("report.nothing_planned", "report.gaps", "snapshot.definitions", "report.verify", "report.verify_text"),
)


def content(opened: Opened, worded: Worded) -> Told:
    """The values of the template `yearly.typ`, but for the attachments."""
    return {
        **_origin(worded),
        "words": {key: worded.said(key) for key in (*TEXTS, *(f"column.{column}" for column in COLUMNS))},
        "summary": summary(worded),
        "chart": charts.statuses(worded),
        "reached": charts.reached(worded),
        **_participation(worded),
        "statuses": tables.statuses(worded),
        "measures": tables.measures(worded),
        "deviations": tables.rows((d.measure, d.what, d.reason) for d in sections.deviations(worded)),
        "changes": _changes(worded),
        "corrections": tables.corrections(worded),
        "next_year": _next_year(worded),
        "gaps": sections.gaps(worded),
        "definitions": sections.definitions(worded),
        **_seals(opened, worded),
    }


def _origin(worded: Worded) -> Told:
    """Who tells what of which time, in which language."""
    document, locale = worded.document, LOCALES[worded.texts.language]
    plan, frozen = document["figures"]["plan"], document["frozen"]
    starts, ends = map(worded.day, plan["term"])
    term = worded.said("report.term", starts=starts, ends=ends)
    cutoff = worded.said("report.cutoff", day=worded.day(document["cutoff"]))
    at, role = worded.moment(frozen["at"]), worded.said(f"role.{frozen['role']}")
    issue = worded.said("report.frozen", at=at, role=role, year=worded.year, issue=document["issue"])
    return {
        "language": locale.language,
        "region": locale.territory,
        "title": charts.shortened(worded.title, LONGEST_TITLE),
        "author": charts.shortened(worded.local(document["municipality"]), LONGEST_TITLE),
        "footer": f"{charts.shortened(worded.title, LONGEST_FOOTER)} · {worded.year}/{document['issue']}",
        "origin": [f"{term}. {cutoff}.", issue],
        "example": worded.said("report.example") if plan["is_example"] else None,
        "replaces": replaces(worded),
        "year": worded.year,
        "year_before": str(document["before"]["year"]) if document["before"] else None,
    }


def _participation(worded: Worded) -> Told:
    """The figures of participation, those of support, and what has to be known of them."""
    return {
        "participation": tables.compared(sections.participation(worded), worded),
        "support": tables.compared(sections.support(worded), worded),
        "categories": tables.compared(sections.categories(worded), worded, with_population=False),
        "participation_notes": [*_participation_notes(worded)],
        "surveys": [*_surveys(worded)],
    }


def _participation_notes(worded: Worded) -> Iterator[str]:
    """Where the number of registered associations is from; how many events had no head count."""
    network, uncounted = worded.document["figures"]["network"], worded.participation["events_without_head_count"]
    if network["registered_counted_on"]:
        day, origin = worded.day(network["registered_counted_on"]), worded.local(network["registered_origin"])
        yield worded.said("report.registered", day=day, origin=origin)
    if uncounted:
        yield f"{worded.said('column.events_uncounted')}: {worded.number(uncounted)}."


def _surveys(worded: Worded) -> Iterator[str]:
    """The surveys that were held in the year."""
    needs = {need["code"]: worded.local(need["title"]) for need in worded.document["needs"]}
    for survey in worded.document["surveys"]:
        if survey["held_on"].startswith(worded.year):
            title, day = worded.local(survey["title"]), worded.day(survey["held_on"])
            answered, mean = worded.value(survey["response"]), worded.number(survey["cooperation_mean"])
            line = worded.said("report.survey_line", title=title, day=day, answered=answered, mean=mean)
            named = sorted(survey["named"].items(), key=lambda named: (-named[1], named[0]))
            told = ", ".join(f"{needs[code]} {worded.number(count)}" for code, count in named)
            yield f"{line} {worded.said('report.survey_needs', needs=told)}" if told else line


def _changes(worded: Worded) -> Told | None:
    before = worded.document["before"]
    if before is None:
        return None
    return {"title": worded.said("report.changes", year=before["year"]), "groups": tables.changes(worded)}


def _next_year(worded: Worded) -> Told:
    planned = sections.next_year(worded)
    return {
        "title": worded.said("report.next_year", year=worded.document["year"] + 1),
        "rows": tables.rows((one.measure, one.when, one.responsible) for one in planned),
    }


def _seals(opened: Opened, worded: Worded) -> Told:
    """What the document can be known by, and what is attached to the file."""
    document = worded.document
    seals = [(worded.said("report.hash"), opened.content_hash)]
    if document["previous"] != FIRST_LINK:
        seals.append((worded.said("report.previous"), document["previous"]))
    if opened.signed_by:
        seals.append((worded.said("report.signed_by"), opened.signed_by))
    rules = worded.said("report.rules", rules=document["rule_version"], schema=document["schema_version"])
    return {"seals": seals, "verify_notes": [worded.said("report.attachments"), rules]}
