"""Frames of the screen Goals and needs: the chain from need by measure to goal."""

from collections.abc import Iterable

import pandas as pd

from dashboard.language import SYMBOLS, Texts
from model.facts import Facts, MeasureFact
from model.figures.chain import Answer, count_by_status, needs_and_goals
from model.figures.reach import gatherings


def chain(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a need and goal that a measure joins: need, goal, goal_code, measures (codes), statuses, symbols, count.

    `symbols` has a line a status, for a cell of a picture; `statuses` says the same in words.
    """
    needs = {need.id: texts.titled(need) for need in facts.book.needs}
    goals = {goal.id: goal for goal in facts.book.goals}
    rows = []
    for (need, goal), measures in needs_and_goals(facts.book).items():
        serving = goals.get(goal or 0)
        rows.append(
            (
                needs.get(need or 0, texts("chain.no_need")),
                texts.titled(serving) if serving else texts("chain.no_goal"),
                serving.code if serving else texts("chain.no_goal"),
                ", ".join(measure.code for measure in measures),
                in_words(measures, texts),
                "\n".join(f"{SYMBOLS[status]} {count}" for status, count in count_by_status(measures).items()),
                len(measures),
            )
        )
    return pd.DataFrame(rows, columns=["need", "goal", "goal_code", "codes", "statuses", "symbols", "count"])


def in_words(measures: Iterable[MeasureFact], texts: Texts) -> str:
    """The measures by status, each with its symbol, word and count."""
    return ", ".join(f"{texts.status(status)} {count}" for status, count in count_by_status(measures).items())


def needs_answered(found: Iterable[Answer], facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a need: need, named (in each survey, of how many), measures by status, gatherings and organisations."""
    rows = [
        (
            texts.titled(answer.need),
            named_in_words(answer, facts, texts),
            in_words(answer.measures, texts) or texts("chain.no_measure"),
            len(gatherings(answer.events)),
            len(frozenset().union(*(event.organisations for event in answer.events))),
        )
        for answer in found
    ]
    return pd.DataFrame(rows, columns=["need", "named", "statuses", "events", "organisations"])


def named_in_words(answer: Answer, facts: Facts, texts: Texts) -> str:
    """By how many of how many the need was named, survey by survey; that one did not tell is said."""
    said = []
    for survey in facts.support.surveys:
        count = texts.number(answer.named.get(survey.id))
        of = "" if survey.answered is None or survey.id not in answer.named else f" / {texts.number(survey.answered)}"
        said.append(f"{survey.held_on.year}: {count}{of}")
    return "; ".join(said) or texts("no_data")
