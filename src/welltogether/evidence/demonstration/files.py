"""The country's files: tables, outlines and a note that all of it is made up."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import shapely

from welltogether.evidence.demonstration.country import DemonstrationCountry
from welltogether.evidence.demonstration.ground import Ints
from welltogether.evidence.demonstration.shapes import Polygons
from welltogether.evidence.demonstration.tables import Table

NOTE = "FICTIONAL.txt"


def write_files(country: DemonstrationCountry, folder: Path, progress: Callable[[str], None]) -> tuple[Path, ...]:
    """Write every file into a folder, which is made if need be, with a note beside them that all is fictional.

    Takes: the country, the folder, where to say what is being done. Gives: the data files' paths, in the order written;
    the same seed gives the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NOTE).write_text(_note(country), encoding="utf-8")
    written = []
    for name, text in _contents(country):
        path = folder / name
        path.write_bytes(_packed(text.encode()) if name.endswith(".gz") else text.encode())
        written.append(path)
    progress(f"{country.name}: {len(written)} files written")
    return tuple(written)


def _contents(country: DemonstrationCountry) -> Iterator[tuple[str, str]]:
    for table in country.tables:
        yield table.file, _csv(table)
    yield from _outlines(country)


def _csv(table: Table) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows())
    return text.getvalue()


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=6, mtime=0)


def _outlines(country: DemonstrationCountry) -> Iterator[tuple[str, str]]:
    """One file a level. Wards are those of 2022: the merged district's new wards have no published outline."""
    places, history, outlines = country.places, country.history, country.outlines
    districts = [
        {"ltla24_name": name, "ltla24_code": code} for name, code in _pairs(places.district_name, places.district_code)
    ]
    owner = [places.district_code[index] for index in places.council_district[places.msoa_council].tolist()]
    msoas = [
        {"msoa21_name": name, "msoa21_code": code, "ltla24_code": district}
        for (name, code), district in zip(_pairs(places.msoa_name, history.msoa21), owner, strict=True)
    ]
    lsoas = [
        {"lsoa21_code": code, "ltla24_code": places.district_code[index]}
        for code, index in zip(history.lsoa21, places.district.tolist(), strict=True)
    ]
    wards = [{"ward22_name": name, "ward22_code": code} for name, code in _pairs(places.ward_name, places.ward22)]

    def joined(group: Ints, labels: list[dict[str, str]]) -> str:
        return _geojson(outlines.joined(group, len(labels)), labels)

    yield "boundaries_ltla24.geojson.gz", joined(places.district, districts)
    yield "boundaries_msoa21.geojson.gz", joined(places.msoa, msoas)
    yield "boundaries_ward22.geojson.gz", joined(places.ward, wards)
    yield "boundaries_lsoa21.geojson.gz", _geojson(outlines.areas, lsoas)


def _pairs(names: tuple[str, ...], codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return list(zip(names, codes, strict=True))


def _geojson(shapes: Polygons, labels: list[dict[str, str]]) -> str:
    features: list[dict[str, Any]] = [
        {"type": "Feature", "properties": label, "geometry": json.loads(text)}
        for label, text in zip(labels, shapely.to_geojson(shapes).tolist(), strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))


def _note(country: DemonstrationCountry) -> str:
    stories = "\n".join(f"- {council.name}: {council.story}" for council in country.places.plan)
    return (
        f"{country.name} does not exist.\n\n"
        "Every place, person and figure in this folder is made up by Well Together's generator of a demonstration "
        f"country (seed {country.seed}). Nothing here was published by anybody. The files have the layouts of real "
        "publications, so that the ordinary feeds read them; every area code begins with X.\n\n"
        "Parties' votes are left empty. Random numbers were used here and nowhere else in Well Together's evidence.\n\n"
        f"What each council was planned to be like:\n{stories}\n"
    )
