"""An area is a code with a scheme and a vintage; a bare string is not an area."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """A family of statistical areas, from the finest to the country."""

    LSOA = "lsoa"
    MSOA = "msoa"
    WARD = "ward"
    LTLA = "ltla"
    UTLA = "utla"
    CSP = "csp"
    PFA = "pfa"
    PCON = "pcon"
    REGION = "region"
    COUNTRY = "country"

    @property
    def plain_name(self) -> str:
        return _PLAIN_NAMES[self]


_PLAIN_NAMES = {
    Scheme.LSOA: "small area (LSOA)",
    Scheme.MSOA: "neighbourhood area (MSOA)",
    Scheme.WARD: "ward",
    Scheme.LTLA: "district",
    Scheme.UTLA: "county or unitary council",
    Scheme.CSP: "community safety partnership",
    Scheme.PFA: "police force area",
    Scheme.PCON: "constituency",
    Scheme.REGION: "region",
    Scheme.COUNTRY: "country",
}

# ONS entity prefixes; the X-prefixed ones belong to the fictional demonstration country.
_ENTITY = {
    "E01": Scheme.LSOA, "W01": Scheme.LSOA, "X01": Scheme.LSOA,
    "E02": Scheme.MSOA, "W02": Scheme.MSOA, "X02": Scheme.MSOA,
    "E05": Scheme.WARD, "W05": Scheme.WARD, "X05": Scheme.WARD,
    "E06": Scheme.LTLA, "E07": Scheme.LTLA, "E08": Scheme.LTLA, "E09": Scheme.LTLA, "W06": Scheme.LTLA,
    "S12": Scheme.LTLA, "N09": Scheme.LTLA, "X07": Scheme.LTLA,
    "E10": Scheme.UTLA, "E11": Scheme.UTLA, "E13": Scheme.UTLA, "E47": Scheme.UTLA,
    "E12": Scheme.REGION, "X12": Scheme.REGION,
    "E14": Scheme.PCON, "W07": Scheme.PCON, "S14": Scheme.PCON, "N05": Scheme.PCON, "N06": Scheme.PCON,
    "E22": Scheme.CSP, "W14": Scheme.CSP, "X22": Scheme.CSP,
    "E23": Scheme.PFA, "W15": Scheme.PFA,
    "E92": Scheme.COUNTRY, "W92": Scheme.COUNTRY, "S92": Scheme.COUNTRY, "N92": Scheme.COUNTRY,
    "K02": Scheme.COUNTRY, "K03": Scheme.COUNTRY, "K04": Scheme.COUNTRY, "X92": Scheme.COUNTRY,
}  # fmt: skip

GSS_PATTERN = re.compile(r"^[EWSNKX]\d{8}$")
FICTIONAL_PREFIX = "X"
LAST_ENTITY = 63


def scheme_of_code(code: str) -> Scheme | None:
    """The scheme a nine-character code belongs to by its entity prefix, or None."""
    return _ENTITY.get(code[:3]) if GSS_PATTERN.match(code) else None


def is_of_another_entity(code: str) -> bool:
    """Whether a code is of a kind of area that the ONS codes and we do not show, such as a parish or a health board.

    The register of codes numbers England's entities up to 63, and countries 92; beyond that a code is a mistake.
    """
    return bool(GSS_PATTERN.match(code)) and scheme_of_code(code) is None and (int(code[1:3]) <= LAST_ENTITY)


@dataclass(frozen=True, slots=True, order=True)
class AreaCode:
    """A statistical area: code, scheme and the year of the boundaries it belongs to."""

    code: str
    scheme: Scheme
    vintage: int

    def __str__(self) -> str:
        return f"{self.code} ({self.scheme.plain_name}, {self.vintage} boundaries)"

    @property
    def is_fictional(self) -> bool:
        return self.code.startswith(FICTIONAL_PREFIX)


@dataclass(frozen=True, slots=True)
class Area:
    """An area with the name people use and the areas it lies in."""

    code: AreaCode
    name: str
    region: AreaCode | None = None
    region_name: str = ""
    country: AreaCode | None = None
    country_name: str = ""
