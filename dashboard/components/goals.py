"""What the screen Goals and needs shows: made once for each revision, cut-off and language, then kept."""

from dataclasses import dataclass

from dashboard import store
from dashboard.charts.needs_and_goals import needs_and_goals
from dashboard.charts.needs_named import needs_named
from dashboard.charts.verdicts_by_goal import verdicts_by_goal
from dashboard.components.chart import Shown
from dashboard.components.judgement import Judgement, judgement_of
from dashboard.findings import goals as findings
from dashboard.findings import indicators as verdict_findings
from dashboard.findings import participation as survey_findings
from dashboard.frames import goals as frames
from dashboard.frames import indicators as verdict_frames
from dashboard.frames import participation as survey_frames
from dashboard.language import Texts, texts_for
from dashboard.store import View
from model.facts import Heading
from model.figures.chain import answers, breaks


@dataclass(frozen=True)
class Goals:
    """Each goal with its verdict in words; where the chain is broken; the charts; what was done about each need."""

    goals: tuple[tuple[Heading, str], ...]
    broken: tuple[str, ...]
    is_broken: bool
    chain: Shown
    verdicts: Shown
    answers: Shown
    done: tuple[str, ...]


@store.cached
def goals_of(view: View, language: str) -> Goals:
    """Five queries when nothing of it is kept yet."""
    texts, judgement = texts_for(language), judgement_of(view)
    book = judgement.facts.book
    found, answered = breaks(book, judgement.facts.indicators), _answers(judgement, texts)
    return Goals(
        goals=tuple((goal, verdict_findings.goal(judgement.goals[goal.id], texts)) for goal in book.goals),
        broken=tuple(findings.broken(found, texts)),
        is_broken=bool(found),
        chain=_chain(judgement, texts),
        verdicts=_verdicts(judgement, texts),
        answers=answered,
        done=tuple(findings.done_about(answered.table, texts)),
    )


def _chain(judgement: Judgement, texts: Texts) -> Shown:
    book = judgement.facts.book
    frame = frames.chain(judgement.facts, texts)
    table = frame.drop(columns=["goal_code", "symbols"])
    if frame.empty:
        return Shown("needs_and_goals", "", None, table)
    needs = [texts.titled(need) for need in book.needs]
    goals = [goal.code for goal in book.goals]
    loose_need, loose_goal = texts("chain.no_need"), texts("chain.no_goal")
    figure = needs_and_goals(
        frame,
        needs + [loose_need] * (loose_need in set(frame["need"])),
        goals + [loose_goal] * (loose_goal in set(frame["goal_code"])),
    )
    return Shown("needs_and_goals", findings.chain(frame, texts), figure, table)


def _verdicts(judgement: Judgement, texts: Texts) -> Shown:
    frame = verdict_frames.verdicts_by_goal(judgement.facts.book, judgement.goals, texts)
    table = frame.drop(columns="verdict_key")
    if frame["total"].sum() == 0:
        return Shown("verdicts_by_goal", "", None, table)
    return Shown("verdicts_by_goal", findings.verdicts_by_goal(frame, texts), verdicts_by_goal(frame), table)


def _answers(judgement: Judgement, texts: Texts) -> Shown:
    facts = judgement.facts
    found = answers(facts.book, facts.support.surveys, facts.events)
    named, table = survey_frames.needs_named(facts, texts), frames.needs_answered(found, facts, texts)
    if named.empty:
        return Shown("needs_answered", "", None, table)
    said = f"{survey_findings.needs_named(named, texts)} {findings.needs_answered(found, texts)}"
    return Shown("needs_answered", said, needs_named(named), table)
