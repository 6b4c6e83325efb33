"""A bulk census file → a draft, its variables named after the table they belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from welltogether.evidence.drafts import Draft
from welltogether.evidence.feeds.figures import read_figures
from welltogether.evidence.feeds.locating import Found
from welltogether.evidence.feeds.reading import Reading
from welltogether.evidence.feeds.series import rename
from welltogether.evidence.tables.folding import fold, snake
from welltogether.guidance.kinds.feeds import BulkTable, Variable
from welltogether.vocabulary.areas import scheme_of_code
from welltogether.vocabulary.errors import Location, PublicationError

_ABOUT_AREA = frozenset({"date", "geography", "geography code", "rural urban"})
_MEASURE = "measures: value"
_TOTALS = ("total", "all categories", "all persons", "all usual residents", "all households")


def read(reading: Reading) -> tuple[Draft, ...]:
    """See registry.read."""
    part = reading.parts()[0]
    found = reading.find(part)[0]
    headings = [one for one in found.texts if one.strip() and fold(one) not in _ABOUT_AREA]
    bulk = which_table(headings, reading.layout.bulk, reading.file)
    part = replace(part, variables=tuple(_variables(headings, bulk)))
    reading.apart += [bulk.table, _levels(found)]
    return (read_figures(reading, [(found.table(), part, "")]),)


def which_table(headings: Sequence[str], known: Sequence[BulkTable], file: str) -> BulkTable:
    """The census table that these headings are of.

    Gives: a known table, or one named after the headings themselves.
    Refuses: no figures at all; two tables with the same headings that the file's name does not tell apart.
    """
    if not headings:
        raise PublicationError(
            "The file has areas and no figures", Location(file=file), "no column after the area's code",
            "a column a category", "Fetch the file again.",
        )  # fmt: skip
    topic = headings[0].partition(":")[0]
    marked = any(fold(one).endswith(_MEASURE) for one in headings)
    fits = [
        one
        for one in known
        if fold(one.heading) == fold(topic) and one.columns == len(headings) and one.marked in (None, marked)
    ]
    if len(fits) > 1:
        fits = [one for one in fits if f"-{one.table}-" in file.lower()] or fits
    if len(fits) > 1:
        raise PublicationError(
            "Two census tables have these headings",
            Location(file=file, column=headings[0]),
            found=" and ".join(one.table.upper() for one in fits),
            expected="a file name that holds the table's number, as in census2021-ts008-ltla.csv",
            next_step="Give the file the name it had when it was downloaded.",
        )
    if fits:
        return fits[0]
    name = snake(topic)
    return BulkTable(table=name.replace("_", "-")[:40], heading=topic, columns=len(headings), prefix=name)


def _variables(headings: Sequence[str], bulk: BulkTable) -> Iterator[Variable]:
    for heading in headings:
        category = category_of(heading)
        renamed = rename(category, bulk.renames)
        if renamed and renamed.skip:
            continue
        name = (renamed and renamed.name) or f"{bulk.prefix}_{category_name(category)}"
        yield Variable(column=heading, name=name, unit=(renamed and renamed.unit) or bulk.unit)


def category_of(heading: str) -> str:
    """What a heading says after its topic: “Tenure: Owned: Total; measures: Value” → “Owned: Total”. Dimensions of a
    cross-table are parted by semicolons and each loses its topic."""
    plain = " ".join(heading.split())
    dimensions = [one for one in plain.split(";") if fold(one) != _MEASURE]
    return "; ".join(one.partition(":")[2].strip() or one.strip() for one in dimensions)


def category_name(category: str) -> str:
    """A category as a name; the total is called total whatever it counts."""
    parts = ["total" if _is_total(one) else snake(one) for one in category.split("; ")]
    return "__".join(parts)


def _is_total(text: str) -> bool:
    folded = fold(text)
    return any(folded == one or folded.startswith(f"{one}:") for one in _TOTALS)


def _levels(found: Found) -> str:
    """The levels of area in the file, by its first codes."""
    place = found.shell.place("geography code")
    cells = [row[place].strip() for row in found.sheet.head[found.first :] if place is not None and place < len(row)]
    return "-".join(sorted({scheme.value for code in cells if (scheme := scheme_of_code(code))}))
