"""The kinds of tables that can be imported, by name; a name is understood in the singular too."""

from model.exchange.fields import Kind
from model.exchange.kinds.events import EVENTS
from model.exchange.kinds.indicators import INDICATORS
from model.exchange.kinds.measures import MEASURES
from model.exchange.kinds.organisations import ORGANISATIONS
from model.exchange.kinds.updates import UPDATES

KINDS: dict[str, Kind] = {kind.name: kind for kind in (MEASURES, UPDATES, INDICATORS, ORGANISATIONS, EVENTS)}
NAMES = {name: kind for kind in KINDS.values() for name in (kind.name, kind.name.removesuffix("s"))}
