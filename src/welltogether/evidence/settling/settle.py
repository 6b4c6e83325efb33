"""Settle a workspace: every measure of the catalogue, for every area shown, written once for a data version."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from welltogether.evidence.areas.known import KnownAreas, known_areas
from welltogether.evidence.areas.lookups import read_lookups
from welltogether.evidence.areas.names import places_of
from welltogether.evidence.areas.routes import SHOWN, Routes
from welltogether.evidence.settling import writing
from welltogether.evidence.settling.catalogue import Catalogue
from welltogether.evidence.settling.diversity import diversity_level
from welltogether.evidence.settling.divides import divide_level
from welltogether.evidence.settling.dress import SeriesNote, series_note
from welltogether.evidence.settling.held import Held
from welltogether.evidence.settling.measuring import LevelValues, Measuring
from welltogether.evidence.settling.publications import publications_by_family
from welltogether.evidence.settling.shapes import shapes_of
from welltogether.evidence.settling.versions import LAST, READY, SETTLED, data_version, is_settled, settled_folder
from welltogether.evidence.store import durable
from welltogether.evidence.store.datasets import Store, StoredDataset
from welltogether.vocabulary.areas import Scheme
from welltogether.vocabulary.measures import Made, Measure

RESIDENTS = ("census2021.age_total", "census2021.eth_total")
PLACES = "places.json"
DRAWN = (Scheme.LSOA, Scheme.MSOA, Scheme.WARD, Scheme.LTLA)
KEPT = 2  # settled versions left on the disk: the new one, and the one a reader may still have open


@dataclass(frozen=True, slots=True)
class Settlement:
    """What settling gave: the data version, whether it was there already, and how much there is."""

    data_version: str
    was_there: bool
    n_measures: int


def settle(store: Store, catalogue: Catalogue, *, progress: Callable[[str], None] = lambda step: None) -> Settlement:
    """Settle the datasets in use, unless that was done before. The caller is the store's only writer.

    Refuses: a workspace without the lookups that say which areas there are (WorkspaceError); no room on the disk.
    """
    datasets = store.current()
    version = data_version({name: one.version for name, one in datasets.items()}, catalogue.version)
    if is_settled(store.folder, version):
        _mark_last(store.folder, version)
        ready = json.loads((settled_folder(store.folder, version) / READY).read_bytes())
        return Settlement(version, True, len(ready["series"][Scheme.LTLA]))
    progress("working out the areas")
    known = known_areas(read_lookups(datasets.values()))
    measuring = _measuring(known, catalogue.measures, datasets.values())
    with (
        durable.full_disk_said_plainly(store.folder),
        durable.folder_published_whole(settled_folder(store.folder, version)) as folder,
    ):
        notes = {}
        for scheme in SHOWN:
            progress(f"settling the measures: {scheme.plain_name}")
            level = settle_level(measuring, catalogue.measures, scheme)
            writing.write_values(folder, known, scheme, level)
            notes[scheme] = {
                one.id: series_note(one, level[one.id], measuring.held) for one in catalogue.measures if one.id in level
            }
        progress("writing areas and outlines")
        _write_places(folder, known, datasets)
        (folder / READY).write_bytes(
            json.dumps(_ready(version, measuring, notes, datasets), ensure_ascii=False).encode()
        )
    _mark_last(store.folder, version)
    _remove_old(store.folder, version)
    return Settlement(version, False, len(notes[Scheme.LTLA]))


_OWN_WAY = {Made.DISSIMILARITY: divide_level, Made.DIVERSITY: diversity_level}


def settle_level(measuring: Measuring, measures: Iterable[Measure], scheme: Scheme) -> dict[str, LevelValues]:
    """Every measure that can be had for the areas of one level."""
    out = {}
    for measure in measures:
        level = _OWN_WAY.get(measure.made, Measuring.level)(measuring, measure, scheme)
        if level.periods:
            out[measure.id] = level
    return out


def _measuring(known: KnownAreas, measures: Iterable[Measure], datasets: Iterable[StoredDataset]) -> Measuring:
    """Read what the measures need; people in today's small areas first, since splits are shared out by them."""
    needed = {name for one in measures for name in (*one.numerator, *one.denominator, one.weight) if name}
    routes = Routes(known)
    held = Held(routes, frozenset(needed | set(RESIDENTS)))
    held.take_all(datasets)
    lsoas = (Scheme.LSOA, known.vintage(Scheme.LSOA))
    for variable in RESIDENTS:
        if routes.residents is None and (cells := held.cells.get(variable, {}).get(lsoas)) is not None:
            places = routes.source_list(*lsoas).find(known.lists[Scheme.LSOA].codes)
            routes.residents = np.where(places >= 0, cells.value[-1][places], 0.0)
    held.note_unreached()
    return Measuring(held, routes)


def _write_places(folder: Path, known: KnownAreas, datasets: Mapping[str, StoredDataset]) -> None:
    for scheme in SHOWN:
        writing.write_areas(folder, known, scheme)
    for scheme in DRAWN:
        writing.write_shapes(folder, known, scheme, shapes_of(known, scheme, datasets.values()))
    writing.write_sources(folder, [one.source for one in datasets.values()])
    (folder / PLACES).write_bytes(json.dumps(places_of(known), ensure_ascii=False).encode())


def _ready(
    version: str,
    measuring: Measuring,
    notes: Mapping[Scheme, Mapping[str, SeriesNote]],
    datasets: Mapping[str, StoredDataset],
) -> dict[str, object]:
    """Everything but the numbers, in one small file that is written last."""
    known, held = measuring.routes.known, measuring.held
    return {
        "data_version": version,
        "country": {"code": known.country.code.code, "name": known.country.name},
        "vintages": {scheme: known.vintage(scheme) for scheme in SHOWN},
        "publications": publications_by_family({one.layout for one in datasets.values()}),
        "not_carried": [asdict(one) for one in held.not_carried],
        "n_superseded": held.n_superseded,
        "series": {scheme: {name: asdict(note) for name, note in level.items()} for scheme, level in notes.items()},
    }


def _mark_last(evidence: Path, version: str) -> None:
    durable.write_whole(evidence / SETTLED / LAST, version.encode())


def _remove_old(evidence: Path, version: str) -> None:
    """Remove settled versions beyond the last few; they can always be made again."""
    made = [path for path in (evidence / SETTLED).iterdir() if (path / READY).is_file() and path.name != version]
    with suppress(OSError):
        for path in sorted(made, key=lambda one: one.stat().st_mtime, reverse=True)[KEPT - 1 :]:
            shutil.rmtree(path)
