"""What may be asked of a workspace's evidence: panels, small areas, outlines, places by name, sources, coverage."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

import numpy as np
import pyarrow as pa

from welltogether.evidence import panels
from welltogether.evidence.engine import Engine, EngineName
from welltogether.evidence.settled import Settled, open_settled, version_to_read
from welltogether.evidence.workspace import Workspace
from welltogether.vocabulary.areas import Area, AreaCode, Scheme, scheme_of_code
from welltogether.vocabulary.errors import CallerError
from welltogether.vocabulary.figures import Source
from welltogether.vocabulary.measures import Measure
from welltogether.vocabulary.panel import Panel
from welltogether.vocabulary.periods import Period


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the areas asked about have a value of a measure in a period."""

    measure: str
    period: Period
    n_held: int
    n_areas: int


@dataclass(frozen=True)
class Evidence:
    """The evidence of a workspace as it is now; after an import the same object answers from the new figures.

    Datasets that have not been settled yet are settled at the first question; while an import is at work in another
    process, answers come from the last settled figures.
    Refuses: a workspace without figures, or without the lookups that say which areas there are (WorkspaceError).
    """

    workspace: Workspace
    engine_name: EngineName = "parquet"
    _held: dict[str, Settled] = field(default_factory=dict, repr=False, compare=False)
    _fixed: Settled | None = field(default=None, repr=False, compare=False)

    def standing_still(self) -> "Evidence":
        """The same evidence at the data version of this moment: for many questions whose answers must fit together."""
        return replace(self, _fixed=self._now)

    @property
    def fictional(self) -> bool:
        return self.workspace.fictional

    @property
    def data_version(self) -> str:
        """One word for the datasets in use, the catalogue and the way of settling. Cheap to ask again."""
        return self._now.version

    @property
    def engine(self) -> Engine:
        return self._now.engine

    @property
    def _ready(self) -> dict[str, Any]:
        return self._now.ready

    @property
    def _now(self) -> Settled:
        if self._fixed is not None:
            return self._fixed
        version = version_to_read(self.workspace)
        settled = self._held.get(version)
        if settled is None:
            settled = open_settled(self.workspace, version, self.engine_name)
            self._held.clear()
            self._held[version] = settled
        return settled

    @property
    def country(self) -> Area:
        given = self._ready["country"]
        return Area(AreaCode(given["code"], Scheme.COUNTRY, self._ready["vintages"][Scheme.COUNTRY]), given["name"])

    @property
    def regions(self) -> tuple[Area, ...]:
        return self._areas(Scheme.REGION, None)

    def areas(self, scheme: Scheme, within: AreaCode | None = None) -> tuple[Area, ...]:
        """Every area of a level in code order, or those inside a district."""
        if scheme is Scheme.COUNTRY:
            return (self.country,)
        return self.regions if scheme is Scheme.REGION else self._areas(scheme, within)

    def panel(self, level: Scheme = Scheme.LTLA) -> Panel:
        """Every settled measure for every area of a level, with regions and country beside it."""
        return self._now.keep(("panel", level), lambda: self.standing_still()._panel(level, None, None))

    def small_areas(self, district: AreaCode, measures: Sequence[str] | None = None) -> Panel:
        """The LSOAs of a district, with all measures held for them or only those named."""
        return self.sub_areas(district, Scheme.LSOA, measures)

    def sub_areas(self, district: AreaCode, scheme: Scheme, measures: Sequence[str] | None = None) -> Panel:
        """The LSOAs, MSOAs or wards of a district. Refuses: a code that is not one of its districts (CallerError)."""
        self._require_district(district)
        return self.standing_still()._panel(scheme, district, measures)

    def shapes(self, scheme: Scheme, within: AreaCode | None = None) -> list[tuple[str, str, bytes]]:
        """Outlines (code, name, WKB in longitude and latitude) of a level's areas, or of those inside a district."""
        table = self.engine.shapes(scheme, district=within.code if within else None)
        return list(zip(*(table.column(name).to_pylist() for name in ("code", "name", "wkb")), strict=True))

    def sources(self) -> tuple[Source, ...]:
        """Every publication in use."""
        return tuple(Source(**row) for row in self.engine.sources().to_pylist())

    def outline_sources(self, scheme: Scheme) -> tuple[Source, ...]:
        """The publications that the outlines of a level come from."""
        held = (one for one in self.workspace.store.current().values() if one.kind == "boundaries")
        return tuple(one.source for one in held if scheme.value in one.layout)

    def measures(self) -> tuple[Measure, ...]:
        """Every measure of the catalogue, held or not."""
        from welltogether.evidence.settling.catalogue import catalogue

        return catalogue().measures

    def coverage(self, scheme: Scheme, within: AreaCode | None = None) -> tuple[Coverage, ...]:
        """By measure and period, how many areas of a level (of those inside a district) have a value."""
        district = within.code if within else None
        n_areas = self.engine.areas(scheme, district=district).num_rows
        rows = self.engine.coverage(scheme, district=district).to_pylist()
        return tuple(Coverage(r["measure"], Period(r["start"], r["end"]), r["n_areas"], n_areas) for r in rows)

    def not_carried(self) -> tuple[dict[str, Any], ...]:
        """Figures held as published that reach no area shown: dataset, scheme, reason, n_areas, examples."""
        return tuple(self._ready["not_carried"])

    def publications_not_imported(self) -> dict[str, tuple[str, ...]]:
        """Family of variables → titles of known publications that would add to it."""
        return {family: tuple(titles) for family, titles in self._ready["publications"].items()}

    def published(self, variable: str) -> pa.Table:
        """A variable (`family.name`) as it was published, on its own areas: area, vintage, start, end and numbers."""
        family, _, name = variable.partition(".")
        columns = ["variable", "area", "vintage", "start", "end", "value", "lower", "upper", "base"]
        held = [
            one for one in self.workspace.store.current().values() if one.family == family and one.kind == "figures"
        ]
        parts = [table for one in held if (table := _only(one.read(columns), name)).num_rows]
        if not parts:
            raise CallerError(
                "No dataset in this workspace holds that variable",
                found=variable,
                expected="a variable of an imported publication, written family.variable",
                next_step="Import the publication, or look the name up in the measure catalogue.",
            )
        return pa.concat_tables(parts)

    def find_place(self, text: str) -> Area:
        """The district that a name, another name or a code stands for; a code may also be of a smaller area.

        Refuses: a name it does not know exactly, one that has become part of something else, one that several bear
        (CallerError, with near names; never a guess).
        """
        from welltogether.evidence.places import Places

        code = Places.read(self._now.folder).code_of(text)
        return self._area(code)

    def _area(self, code: str) -> Area:
        scheme = scheme_of_code(code) or Scheme.LTLA
        found = next((area for area in self.areas(scheme) if area.code.code == code), None)
        if found is None:
            raise _no_such_place(code, ())
        return found

    def _require_district(self, district: AreaCode) -> None:
        codes = self.engine.areas(Scheme.LTLA).column("code").to_pylist()
        if district.code not in codes:
            raise _no_such_place(district.code, get_close_matches(district.code, codes, n=3))

    def _panel(self, level: Scheme, district: AreaCode | None, measures: Sequence[str] | None) -> Panel:
        areas = self._areas(level, district)
        regions = self.regions
        if district is not None:
            regions = tuple(one for one in regions if areas and one.code == areas[0].region)
        frame = panels.Frame(
            level, self._ready["vintages"][level], areas, regions, self.country, self.data_version,
            self._ready["series"][level], {one.dataset: one for one in self.sources()},
        )  # fmt: skip
        own, region, country = (
            panels.grid(
                self.engine.values(
                    scheme, measures=measures, district=district.code if district and scheme is level else None
                ),
                [area.code.code for area in who],
            )
            for scheme, who in ((level, areas), (Scheme.REGION, regions), (Scheme.COUNTRY, (self.country,)))
        )
        return panels.panel(frame, own, region, country)

    def _areas(self, scheme: Scheme, within: AreaCode | None) -> tuple[Area, ...]:
        if within is not None:
            return self.standing_still()._areas_read(scheme, within)
        return self._now.keep(("areas", scheme), lambda: self.standing_still()._areas_read(scheme, None))

    def _areas_read(self, scheme: Scheme, within: AreaCode | None) -> tuple[Area, ...]:
        if scheme is Scheme.COUNTRY:
            return (self.country,)
        table = self.engine.areas(scheme, district=within.code if within else None)
        country, vintage = self.country, self._ready["vintages"][scheme]
        regions = {} if scheme is Scheme.REGION else {one.code.code: one for one in self.regions}
        columns = (table.column(name).to_pylist() for name in ("code", "name", "region"))
        return tuple(
            panels.area_of(code, name, scheme, vintage, regions.get(region), country)
            for code, name, region in zip(*columns, strict=True)
        )


def _only(table: pa.Table, name: str) -> pa.Table:
    texts = table.column("variable").cast(pa.string())
    return table.filter(np.asarray(texts.to_numpy(zero_copy_only=False)) == name).drop_columns(["variable"])


def _no_such_place(found: str, near: Sequence[str]) -> CallerError:
    return CallerError(
        "There is no such place in this workspace",
        found=found,
        expected="one of: " + ", ".join(near) if near else "a district's name or code",
        next_step="Check the spelling, or import the lookups that name it.",
    )
