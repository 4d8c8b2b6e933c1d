"""The files of what changed: PDF, workbook, CSV and JSON, by the ending of their names."""

import json
from datetime import datetime

from dashboard.language import Texts
from dashboard.report.changes.pdf import changes_pdf
from dashboard.report.changes.tables import changes_csv, changes_workbook
from dashboard.report.forms import Form
from model.facts import PlanFact
from model.figures.changes_as_values import changes_as_values
from model.figures.differences import Differences


def changes_file(form: Form, found: Differences, plan: PlanFact, texts: Texts, at: datetime) -> bytes:
    """The bytes of a file made at that time. The JSON is in all languages."""
    match form:
        case Form.PDF:
            return changes_pdf(found, plan, texts, at)
        case Form.XLSX:
            return changes_workbook(found, plan, texts, at)
        case Form.CSV:
            return changes_csv(found, texts)
    return json.dumps(changes_as_values(found, plan.slug), ensure_ascii=False, indent=2).encode()


def name_of_changes(form: Form, found: Differences, plan: PlanFact, texts: Texts) -> str:
    """The name of a file tells plan, points and language."""
    since, until = (str(side).replace(":", "-").replace("/", "-") for side in (found.since, found.until))
    return f"{plan.slug}-{since}-{until}-{texts.language}.{form}"
