"""Which of the three languages a text is written in, or a heading says that it is."""

import re
from collections.abc import Iterable

NAMES = {
    "fi": ("fi", "fin", "suomi", "suomeksi", "finska", "på finska", "finnish", "in finnish"),
    "sv": ("sv", "swe", "ruotsi", "ruotsiksi", "svenska", "på svenska", "swedish", "in swedish"),
    "en": ("en", "eng", "englanti", "englanniksi", "engelska", "på engelska", "english", "in english"),
}
LANGUAGE_OF = {name: language for language, names in NAMES.items() for name in names}
_ALL = "|".join(sorted(map(re.escape, LANGUAGE_OF), key=len, reverse=True))
AT_THE_END = re.compile(rf"^(?P<stem>.+?)(?:[\s_/,:–-]+|\s*[(\[])(?P<language>{_ALL})[)\]]?$")
COMMON = {
    "fi": "ja on että sekä kanssa ovat tai ei myös mukaan vuoden joka joita mitä uusi yhteinen järjestöjen kaupungin",
    "sv": "och är att som för av med den det ett inte till från på eller stadens föreningar årlig nya gemensam",
    "en": "the and of for with to in is are from by on a new yearly shared association",
}
WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}
FINNISH = re.compile(
    r"(?:aa|ää|ii|uu|yy|kk|nen|ista|istä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|tus|tys|minen|misen|jen|ien)\b"
)
SWEDISH = re.compile(r"å|(?:ning|ningar|ande|het|else|erna|arna|orna|skap|för\w+)\b")
ENOUGH = 200  # texts of a column that are looked at


def parted(heading: str) -> tuple[str, str]:
    """A heading without the language it names at its end, and that language; "" when it names none."""
    found = AT_THE_END.match(heading)
    return (found["stem"].strip(), LANGUAGE_OF[found["language"]]) if found else (heading, "")


def tongue_of(texts: Iterable[str], otherwise: str) -> str:
    """The language that the texts speak clearly, each counted once; `otherwise` when they do not."""
    scores = dict.fromkeys(WORDS, 0)
    for text, _ in zip({*texts}, range(ENOUGH), strict=False):
        for language, score in _scores(text.casefold()).items():
            scores[language] += score
    best = max(scores, key=lambda language: scores[language])
    second = max(score for language, score in scores.items() if language != best)
    return best if scores[best] >= 2 and scores[best] > 1.5 * second else otherwise


def _scores(text: str) -> dict[str, int]:
    said = re.findall(r"\w+", text)
    scores = {language: sum(word in words for word in said) for language, words in WORDS.items()}
    scores["fi"] += len(FINNISH.findall(text))
    scores["sv"] += len(SWEDISH.findall(text))
    return scores
