"""What is said of an organisation wherever it is shown: membership, last contact, where it was seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard import store, viewer
from dashboard.language import Texts
from dashboard.store import View
from dashboard.viewer import Viewer
from model.facts import Duplicate, OrganisationFact, Period, Presence
from model.figures.presence import presences_by_organisation, whole_months, within_two_years
from model.figures.reach import is_verified
from model.role import Permission

VERIFIED, UNVERIFIED = "✓", "!"


@dataclass(frozen=True)
class RegisterOn:
    """The organisations as of a day, in the order of their names, and where each of them was seen by then."""

    day: date
    organisations: tuple[OrganisationFact, ...]
    presences: Mapping[int, tuple[Presence, ...]]

    def seen(self, organisation: OrganisationFact) -> tuple[Presence, ...]:
        return self.presences.get(organisation.id, ())


def register_of(looking: Viewer) -> RegisterOn:
    """The register belongs to the city and goes on after a council term: it is as of today, or a chosen past day."""
    view = looking.view
    return _register(view, viewer.today() if view.known_on is None else view.cutoff, looking.texts)


@store.cached
def _register(view: View, day: date, texts: Texts) -> RegisterOn:
    organisations = sorted(store.organisations(view), key=lambda one: called(one, texts).casefold())
    return RegisterOn(day, tuple(organisations), presences_by_organisation(store.presences(view, day)))


def called(organisation: OrganisationFact | Duplicate, texts: Texts) -> str:
    """Its name in this language, else in another: a name is a name, not a text that waits to be translated."""
    return organisation.name.in_language(texts.language)


def names_of(looking: Viewer) -> dict[int, str]:
    """What every organisation of the register is called, in the order of the names."""
    names = {one.id: called(one, looking.texts) for one in store.organisations(looking.view)}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def may_verify(looking: Viewer) -> bool:
    return looking.view.known_on is None and looking.role.may(Permission.UPDATE_MEASURES)


def may_change(looking: Viewer) -> bool:
    return looking.view.known_on is None and looking.role.may(Permission.EDIT_PLAN)


def city_of(looking: Viewer) -> str:
    return store.book(looking.view).plan.municipality_code


def membership_words(organisation: OrganisationFact, day: date, texts: Texts) -> str:
    """Member since when, member from when, or no longer; a guest was never one."""
    running = [period for period in organisation.periods if period.holds_on(day)]
    if running:
        return texts("organisation.member_since", day=texts.date(running[0].starts_on))
    coming = [period for period in organisation.periods if period.starts_on > day]
    if coming:
        return texts("organisation.member_from", day=texts.date(coming[0].starts_on))
    if organisation.periods:
        return texts("organisation.member_until", day=texts.date(organisation.periods[-1].ends_on))
    return texts("organisation.guest")


def checked_words(organisation: OrganisationFact, day: date, texts: Texts) -> str:
    """When the contact details were checked and how long ago; marked when that is over 12 months, or never."""
    checked = organisation.last_check_by(day)
    if checked is None:
        return f"{UNVERIFIED} {texts('organisation.never_checked')}"
    symbol = VERIFIED if is_verified(organisation, day) else UNVERIFIED
    return f"{symbol} {texts('organisation.checked', day=texts.date(checked), ago=_ago(checked, day, texts))}"


def _ago(checked: date, day: date, texts: Texts) -> str:
    if checked == day:
        return texts("organisation.today")
    months = whole_months(checked, day)
    return texts.count("organisation.months_ago", months) if months else texts("organisation.this_month")


def seen_words(register: RegisterOn, organisation: OrganisationFact, texts: Texts) -> str:
    """The last event it was at, and at how many in the 24 months before the day."""
    seen = register.seen(organisation)
    if not seen:
        return texts("organisation.never_seen")
    often = texts.count("organisation.seen_often", within_two_years(seen, register.day))
    return texts("organisation.last_seen", day=texts.date(seen[0].held_on), often=often)


def period_words(period: Period, texts: Texts) -> str:
    return f"{texts.date(period.starts_on)} – {texts.date(period.ends_on) if period.ends_on else ''}".strip()
