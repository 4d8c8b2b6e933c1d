"""All tables in one place: importing this module makes `Table.metadata` whole."""

from model.base import Table
from model.change import ChangeRecord
from model.column_match import ColumnMatch
from model.draft import Draft
from model.evaluation import FinalEvaluation
from model.event import Attendance, Event, EventOrganiser
from model.grants import Grant, PremisesUse
from model.indicator import Indicator, IndicatorTarget, IndicatorValue
from model.measure import (
    Measure,
    MeasureGoal,
    MeasureNeed,
    MeasureParty,
    MeasureTheme,
    MeasureUpdate,
    Milestone,
)
from model.meeting import Meeting
from model.network import (
    Category,
    ContactCheck,
    Membership,
    Organisation,
    OrganisationCategory,
    OrganisationMerge,
    PopulationCount,
)
from model.plan import Goal, Need, Party, Plan, Theme
from model.role import Member
from model.snapshot import SnapshotRendering, SnapshotStage, YearlySnapshot
from model.survey import Survey, SurveyAnswer

APPEND_ONLY: tuple[type[Table], ...] = (
    MeasureUpdate,
    IndicatorTarget,
    IndicatorValue,
    Membership,
    ContactCheck,
    OrganisationMerge,
    PopulationCount,
    FinalEvaluation,
    YearlySnapshot,
    SnapshotStage,
    SnapshotRendering,
    ChangeRecord,
)

__all__ = [
    "APPEND_ONLY",
    "Attendance",
    "Category",
    "ChangeRecord",
    "ColumnMatch",
    "ContactCheck",
    "Draft",
    "Event",
    "EventOrganiser",
    "FinalEvaluation",
    "Goal",
    "Grant",
    "Indicator",
    "IndicatorTarget",
    "IndicatorValue",
    "Measure",
    "MeasureGoal",
    "MeasureNeed",
    "MeasureParty",
    "MeasureTheme",
    "MeasureUpdate",
    "Meeting",
    "Member",
    "Membership",
    "Milestone",
    "Need",
    "Organisation",
    "OrganisationCategory",
    "OrganisationMerge",
    "Party",
    "Plan",
    "PopulationCount",
    "PremisesUse",
    "SnapshotRendering",
    "SnapshotStage",
    "Survey",
    "SurveyAnswer",
    "Table",
    "Theme",
    "YearlySnapshot",
]
