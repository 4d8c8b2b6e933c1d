"""A table of updates: one row a measure and a day, with the state that the measure was in."""

from dataclasses import replace

from model.exchange.fields import Field, Form, Kind
from model.exchange.kinds.telling import AS_OF, TELLING

MEASURE = Field(
    "measure",
    Form.CHOICE,
    fi=("toimenpide", "toimenpiteen tunniste", "toimenpiteen numero", "tunniste", "koodi", "tunnus", "numero", "nro"),
    sv=("åtgärd", "åtgärdens nummer", "åtgärdsnummer", "identifierare", "kod", "nummer", "nr"),
    en=("measure", "measure code", "action", "identifier", "code", "number", "id"),
    is_needed=True,
)
UPDATES = Kind("updates", (MEASURE, replace(AS_OF, system=("recorded_on", "day")), *TELLING), identity=("measure",))
