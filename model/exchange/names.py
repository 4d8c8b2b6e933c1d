"""Names of organisations as people write them in lists, and which of the register's organisations they mean."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, count

from model.facts import OrganisationFact

MOST_NAMES = 500  # of one list; a longer one is no list of who was present
MOST_CHOICES = 3
LIKE = 0.72  # from here on a name is offered: a slip or two in a word, or a word left out
ASSOCIATION = re.compile(r"(?<!\w)r\.?\s?[yf]\.?(?!\w)")  # ry, r.y., rf, r.f.: registered association
BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦○●>]+|\(?\d{1,3}[.)])\s+")
PERSONS = r"(?:henkilöä?|henkeä|henk\.?|hlöä?\.?|osallistujaa?|personer|person|pers\.?|deltagare|people|persons?)"
HEADS = re.compile(rf"(?<!\w)(?P<heads>\d{{1,4}}) ?(?P<unit>{PERSONS})? ?\)?\.?$", re.IGNORECASE)
BETWEEN = " \t:–—-(,"  # stands between a name and its heads


Listed = tuple[str, int | None]  # a name and its heads


class Certainty(StrEnum):
    EXACT = "exact"
    CLOSE = "close"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of a list, and the organisations it may be: one when exact, the likeliest first when close."""

    typed: str
    heads: int | None
    certainty: Certainty
    choices: tuple[int, ...] = ()


def match_names(
    pasted: str, organisations: Iterable[OrganisationFact], listed: Iterable[Listed] = ()
) -> tuple[NameMatch, ...]:
    """Who is meant by a pasted list, each organisation once, in the list's order; at most `MOST_NAMES` of it.

    A line is a name; commas, semicolons and tabs part names too. Bullets, numbering and the form of an
    association (ry, rf) are no part of a name, a number of persons behind one is its heads. `listed` are
    names of a sheet, where each cell is a name already.
    """
    register = Register(organisations)
    names = [name for line in re.split(r"[\r\n;]+", pasted) for name in _names_on(line, register)]
    return _each_once(register.match(name, heads) for name, heads in [*names, *listed][:MOST_NAMES])


def plain(name: str) -> str:
    """A name as it is compared: without case, punctuation and the form of an association."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    words = re.findall(r"\w+", ASSOCIATION.sub(" ", folded).replace("_", " "))
    return " ".join(words) or "".join(folded.split())


class Register:
    """The organisations by what they are called: in Finnish, in Swedish, by code, and before they were merged."""

    def __init__(self, organisations: Iterable[OrganisationFact]) -> None:
        self._ids: dict[str, dict[int, None]] = {}
        for organisation in organisations:
            for name in _called(organisation):
                self._ids.setdefault(name, {})[organisation.id] = None

    def exact(self, name: str) -> tuple[int, ...]:
        """The organisations that are called so; more than one when the register has two of the name."""
        return tuple(self._ids.get(plain(name), ()))

    def match(self, name: str, heads: int | None) -> NameMatch:
        exact = self.exact(name)
        if exact:
            certainty = Certainty.EXACT if len(exact) == 1 else Certainty.CLOSE
            return NameMatch(name, heads, certainty, exact)
        close = self._close(plain(name))
        return NameMatch(name, heads, Certainty.CLOSE if close else Certainty.UNKNOWN, close)

    def _close(self, name: str) -> tuple[int, ...]:
        matcher = SequenceMatcher()
        matcher.set_seq2(name)
        likeness: dict[int, float] = {}
        for known, ids in self._ids.items():
            found = _likeness(matcher, name, known)
            likeness |= {id_: max(found, likeness.get(id_, 0)) for id_ in ids if found >= LIKE}
        return tuple(sorted(likeness, key=lambda id_: (-likeness[id_], id_)))[:MOST_CHOICES]


def _called(organisation: OrganisationFact) -> set[str]:
    texts = [organisation.name, *(duplicate.name for duplicate in organisation.duplicates)]
    codes = [organisation.code, *(duplicate.code for duplicate in organisation.duplicates)]
    return {plain(name) for text in texts for name in (text.fi, text.sv, text.en) if name} | set(map(plain, codes))


def _likeness(matcher: "SequenceMatcher[str]", name: str, known: str) -> float:
    """0–1: how alike the letters are; a name of which all words are in the other counts as like."""
    words, others = set(name.split()), set(known.split())
    within = 0.8 if min(len(name), len(known)) > 3 and (words <= others or others <= words) else 0.0
    matcher.set_seq1(known)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return within
    return max(within, matcher.ratio())


def _names_on(line: str, register: Register) -> list[Listed]:
    """The names on a line with their heads. A name that the register knows whole may have commas in it."""
    whole = BULLET.sub("", re.sub(r"[^\S\t]+", " ", line)).strip(" \t,")
    name, heads = _name_and_heads(whole, register)
    if register.exact(name):
        return [(name, heads)]
    names: list[Listed] = []
    for piece in (BULLET.sub("", part).strip() for part in re.split(r"[,\t]", whole)):
        counted = HEADS.match(piece)
        if counted and names:
            names[-1] = (names[-1][0], int(counted["heads"]))
        elif re.search(r"\w", piece) or register.exact(piece):
            names.append(_name_and_heads(piece, register))
    return names


def _name_and_heads(piece: str, register: Register) -> Listed:
    """A number at the end is the heads, unless it may be of the name: "Partio 1952" is not 1952 persons."""
    found = HEADS.search(piece)
    name = piece[: found.start()].rstrip(BETWEEN) if found else ""
    if found is None or not name or register.exact(piece):
        return piece, None
    is_parted = bool(piece[len(name) : found.start()].strip())
    is_year = len(found["heads"]) > 3 and not (is_parted or found["unit"])
    if is_year and not register.exact(name):
        return piece, None
    return name, int(found["heads"])


def _each_once(matches: Iterable[NameMatch]) -> tuple[NameMatch, ...]:
    """The first mention of each organisation counts, with the first heads that are told of it."""
    once: dict[object, NameMatch] = {}
    for match in matches:
        same = match.choices if match.certainty is Certainty.EXACT else plain(match.typed)
        first = once.setdefault(same, match)
        if first.heads is None and match.heads is not None:
            once[same] = replace(first, heads=match.heads)
    return tuple(once.values())


def likeliest(organisation: OrganisationFact, others: Iterable[OrganisationFact]) -> tuple[int, ...]:
    """Which of the others may be the same organisation entered twice, by their names; the likeliest first."""
    register = Register(others)
    names = filter(None, (organisation.name.fi, organisation.name.sv, organisation.name.en))
    return tuple(dict.fromkeys(id_ for name in names for id_ in register.match(name, None).choices))


def code_for(name: str, taken: Iterable[str]) -> str:
    """A code for a new organisation, made of its name in plain letters; numbered when it is taken."""
    plain_letters = unicodedata.normalize("NFKD", plain(name)).encode("ascii", "ignore").decode()
    code = re.sub(r"[^a-z0-9]+", "-", plain_letters)[:60].strip("-") or "organisation"
    known = set(taken)
    return next(option for option in chain([code], (f"{code}-{n}" for n in count(2))) if option not in known)
