"""The unit of an indicator whose table names none, or only "pcs": as its name says what is counted."""

import re

from model.indicator import Unit

SAYS = {
    Unit.PERCENT: r"%|\bosuus|prosent|procent|per ?cent|\bandel|\bshare\b|\brate\b|aste\b",
    Unit.EUROS: r"€|\beuro|avustuseur|understödseur",
    Unit.HOURS: r"tunti|tunnit|\btimm|\bhours?\b",
    Unit.APPLICATIONS: r"hakemu|ansökning|application",
    Unit.AGREEMENTS: r"sopimu|\bavtal|agreement",
    Unit.LETTERS: r"kirje|\bbrev|letter",
    Unit.STATEMENTS: r"lausun|utlåtande|statement",
    Unit.REQUESTS: r"pyyntö|pyynnö|begäran|request",
    Unit.ORGANISATIONS: r"järjestö|yhdisty|\bseur(?:a|oj)|organisatio|organizatio|förening|associat|\bclubs?\b",
    Unit.PERSONS: r"henkilö|osallistuj|kävij|asuk|jäsen|nuor|vapaaehtoi|person|deltag|besök|medlem|invånar|people|"
    r"participant|visitor|member|volunteer|resident",
    Unit.EVENTS: r"tapahtum|tilaisu|tapaam|kokou|koulutuk|koulutust|työpaj|evenemang|\bmöten|utbildning|event|meeting|"
    r"training|workshop",
    Unit.SCORE: r"keskiarvo|palaute|tyytyväisyy|medelvärde|nöjdhet|satisfaction|feedback|\bmean\b|score",
}
SIGNS = {unit: re.compile(pattern, re.IGNORECASE) for unit, pattern in SAYS.items()}


def unit_named_in(text: str) -> Unit | None:
    """What a name says first that is counted; a share is a share of whatever else it names."""
    found = {unit: match.start() for unit, sign in SIGNS.items() if (match := sign.search(text))}
    if Unit.PERCENT in found:
        return Unit.PERCENT
    return min(found, key=lambda unit: found[unit], default=None)
