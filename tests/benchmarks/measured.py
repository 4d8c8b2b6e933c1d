"""What a benchmark says: one line with what was measured, and how much is allowed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """A number beside the most it may be; `allowed` None: it is only told. `figures` says what it was made of."""

    what: str
    number: float
    allowed: float | None = None
    figures: str = ""
    unit: str = "times"

    @property
    def is_within(self) -> bool:
        return self.allowed is None or self.number <= self.allowed

    def __str__(self) -> str:
        made_of = f" ({self.figures})" if self.figures else ""
        said = f"{self.what} – {self.number:.4g} {self.unit}{made_of}"
        if self.allowed is None:
            return said
        return f"{said} – allowed {self.allowed:g} – {'within' if self.is_within else 'OVER'}"
