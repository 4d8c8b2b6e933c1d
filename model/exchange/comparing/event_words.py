"""What a table of events says in words of its own: the kind in a title, the languages, organisations with heads."""

import re
from collections.abc import Iterable

from model.base import Language
from model.errors import WordNotKnown
from model.event import EventKind
from model.exchange.tongues import LANGUAGE_OF
from model.exchange.vocabulary import LANGUAGE
from model.network import OrganisationLanguage

SAYS = {
    EventKind.FORUM: r"foorumi|forum",
    EventKind.DECISION_MAKER_MEETING: r"päättäj|luottamushenkilö|beslutsfattare|förtroendevald|decision.?maker",
    EventKind.ADVICE_EVENT: r"neuvonta|infotilaisuus|rådgivning|advice|info session",
    EventKind.TRAINING: r"koulutu|kurssi|luento|utbildning|kurs\b|training|course",
    EventKind.WORKSHOP: r"työpaja|workshop|verkstad",
    EventKind.FAIR: r"messut|messuilla|mässa|\bfair\b",
    EventKind.HEARING: r"kuulemi|hörande|hearing",
    EventKind.THANKS_EVENT: r"kiito|\btack|thanks",
    EventKind.COOPERATION_MEETING: r"tapaami|kokous|palaveri|möte|meeting",
    EventKind.JOINT_EVENT: r"tapahtuma|juhla|päivä\b|evenemang|fest\b|dag\b|event",
}
SIGNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in SAYS.items()}
WITH_HEADS = re.compile(
    r"^(?P<name>.+?)[\s:,–-]*\(?(?P<heads>\d{1,5})\s*(?:hlö|henkilöä|henkeä|pers\.?|personer|persons|people)?\.?\)?$"
)


def kind_named_in(titles: Iterable[str]) -> EventKind | None:
    """The kind that a title names; None when it names none."""
    return next((kind for title in titles for kind, sign in SIGNS.items() if sign.search(title)), None)


def languages_of(words: Iterable[str]) -> tuple[str, ...]:
    """The languages of an event. Raises `WordNotKnown`."""
    found: list[str] = []
    for word in words:
        meant = LANGUAGE.means(word)
        if meant is OrganisationLanguage.BOTH:
            found += ["fi", "sv"]
        elif meant is not None or word.casefold() in LANGUAGE_OF:
            found.append(meant.value if meant is not None else LANGUAGE_OF[word.casefold()])
        else:
            raise WordNotKnown(field="languages", value=word, choices=tuple(Language))
    return tuple(dict.fromkeys(found))


def name_and_heads(text: str) -> tuple[str, int | None]:
    """A name with the heads behind it: "Seura ry (12)"; None where no number stands there."""
    found = WITH_HEADS.match(text)
    return (found["name"].strip(), int(found["heads"])) if found else (text, None)
