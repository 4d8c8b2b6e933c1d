"""Every word that people see, from the catalogues; dates and numbers in the reader's way."""

import gettext
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from dashboard.catalogues import catalogue, preferred
from model.base import HELSINKI, Language, LocalText
from model.facts import Heading
from model.figures.shares import Share
from model.figures.timeliness import Timeliness
from model.figures.verdict import VerdictOutcome
from model.measure import Assessment, Status

LOCALES = {Language.FI: Locale("fi"), Language.SV: Locale("sv", "FI"), Language.EN: Locale("en", "GB")}
DATES = {Language.FI: "d.M.yyyy", Language.SV: "d.M.yyyy", Language.EN: "d MMM yyyy"}
FROZEN = (
    "status.",
    "assessment.",
    "timeliness.",
    "kind.",
    "unit.",
    "event_kind.",
    "population.",
    "figure.",
    "snapshot.",
    "report.",
    "column.",
    "difference.",
    "gap.",
    "role.",
)
FROZEN_WORDS = ("yes", "no", "no_data", "no_date", "share", "and", "clock")
SYMBOLS: dict[StrEnum, str] = {
    Status.COMPLETED: "✓",
    Status.ONGOING: "↻",
    Status.IN_PROGRESS: "●",
    Status.NOT_STARTED: "○",
    Status.POSTPONED: "‖",
    Status.DISCONTINUED: "✕",
    Assessment.ON_TRACK: "▲",
    Assessment.NEEDS_DEVELOPMENT: "◆",
    Assessment.NOT_PROGRESSING: "▼",
    Timeliness.OVERDUE: "!",
    VerdictOutcome.MET: "✓",
    VerdictOutcome.ON_COURSE: "→",
    VerdictOutcome.BEHIND: "▽",
    VerdictOutcome.MOVING_AWAY: "←",
    VerdictOutcome.TOO_LITTLE_DATA: "…",
    VerdictOutcome.NO_TARGET: "□",
    VerdictOutcome.NO_BASELINE: "□",
    VerdictOutcome.UNDER_A_YEAR: "…",
}
MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=\"'@])")
REPLACED_BY_STREAMLIT = re.compile(
    r":(?=[\w+-]+:|material/)"  # a name between colons, for a picture
    r"|(?<=[<~>=-])(?=[-=>])"  # signs drawn as an arrow or a dash
    r"|(?i:(?=https?://|www\.))"  # a web address, for a link
)
WORD_JOINER = "\u2060"


@dataclass(frozen=True)
class Texts:
    """The texts of one language: `texts("key", name=…)`, and how it writes dates and numbers."""

    language: Language
    catalogue: gettext.NullTranslations

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key with its gaps filled. A key that is missing shows itself; a test finds it."""
        text = self.catalogue.gettext(key)
        return text.format(**values) if values else text

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The text of a key for so many things; the number stands in `{n}`."""
        return self.catalogue.ngettext(key, key, number).format(n=self.number(number), **values)

    def has(self, key: str) -> bool:
        return self.catalogue.gettext(key) != key

    def local(self, text: LocalText | Mapping[str, str]) -> str:
        """A text of the plan in this language; where it is missing, in another one with that language's mark."""
        whole = text if isinstance(text, LocalText) else LocalText.model_construct(None, **dict(text))
        own: str = getattr(whole, self.language)
        if own or not whole:
            return own
        other = next(language for language in ("fi", "sv", "en") if getattr(whole, language))
        return f"{getattr(whole, other)} ({other})"

    def titled(self, heading: Heading) -> str:
        """A goal, theme or need with its code, by which people speak of it."""
        return f"{heading.code} {self.local(heading.title)}"

    def status(self, status: Status | str) -> str:
        """The word of a status with its symbol."""
        return f"{SYMBOLS[Status(status)]} {self(f'status.{status}')}"

    def assessment(self, assessment: Assessment | str | None) -> str:
        """The word of an assessment with its symbol; that there is none is said."""
        if assessment is None:
            return self("assessment.none")
        return f"{SYMBOLS[Assessment(assessment)]} {self(f'assessment.{assessment}')}"

    def timeliness(self, timeliness: Timeliness | str) -> str:
        symbol = SYMBOLS.get(Timeliness(timeliness), "")
        return f"{symbol} {self(f'timeliness.{timeliness}')}".strip()

    def verdict(self, outcome: VerdictOutcome) -> str:
        """The word of a verdict with its symbol."""
        return f"{SYMBOLS[outcome]} {self(f'verdict.{outcome}')}"

    def date(self, day: date | None) -> str:
        return self("no_date") if day is None else format_date(day, DATES[self.language], LOCALES[self.language])

    def month(self, month: int) -> str:
        """The name of a month, 1 to 12, as it stands alone."""
        return str(get_month_names("wide", "stand-alone", LOCALES[self.language])[month])

    def moment(self, at: datetime, clock: str = "") -> str:
        """A time on the clock of Helsinki, to the minute. `clock` is the word before the hour, if not today's."""
        local = at.astimezone(HELSINKI)
        return (
            f"{self.date(local.date())} {local:%H:%M}"
            if self.language is Language.EN
            else (f"{self.date(local.date())} {clock or self('clock')} {local.hour}.{local:%M}")
        )

    def number(self, value: Decimal | int | float | None, decimals: int | None = None) -> str:
        """A number in this language's way; what is missing is said, never shown as zero."""
        if value is None:
            return self("no_data")
        form = "#,##0" + ("." + "0" * decimals if decimals else "") if decimals is not None else "#,##0.###"
        return format_decimal(value, form, LOCALES[self.language])

    def share(self, share: Share) -> str:
        """A share with its denominator, population and date; a percentage only where it does not mislead."""
        percent = "" if share.percent is None else f" ({self.number(share.percent, 0)} %)"
        return (
            self(
                "share",
                count=self.number(share.count),
                total=self.number(share.total),
                population=self(f"population.{share.population}"),
                day=self.date(share.on),
            )
            + percent
        )

    def listing(self, words: Iterable[str], last: str = "") -> str:
        """Words joined as this language joins them: a, b and c. `last` is the word before the last, if not today's."""
        all_of = list(words)
        if len(all_of) < 2:
            return "".join(all_of)
        return f"{', '.join(all_of[:-1])} {last or self('and')} {all_of[-1]}"


@cache
def texts_for(language: str) -> Texts:
    """The texts of a language, read once from its catalogues."""
    return Texts(Language(language), catalogue(language))


def keys() -> tuple[str, ...]:
    """Every text key, from the Finnish catalogues."""
    return tuple(key for key in catalogue(Language.FI).forms if key)


def frozen_texts() -> dict[str, LocalText]:
    """The labels and definitions that go into a yearly snapshot, as they read today in all three languages."""
    return {
        key: LocalText(**{language.value: texts_for(language)(key) for language in Language})
        for key in keys()
        if key.startswith(FROZEN) or key in FROZEN_WORDS
    }


def preferred_language(asked: str | None, accepted: str | None) -> Language:
    """The language in the address, else the first of the browser's that we have, else English."""
    return Language(preferred(asked, accepted))


def as_typed(text: str) -> str:
    """What somebody typed, for a place that reads Markdown: shown as typed, on one line, never interpreted."""
    one_line = " ".join(text.split())
    return _escaped(REPLACED_BY_STREAMLIT.sub(lambda found: found.group() + WORD_JOINER, one_line))


def as_link(address: str, words: str = "") -> str:
    """A web address that somebody typed, in Markdown: a link under its words, else under the address itself."""
    return f"[{as_typed(words or address)}]({_escaped(address)})"


def _escaped(text: str) -> str:
    return MARKDOWN.sub(r"\\\1", text)
