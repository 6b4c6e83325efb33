"""The measure catalogue held against the layouts: a variable that no layout gives is a fault in the catalogue."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from welltogether.guidance.kinds.feeds import Layout, Long, Spread, TablePart, Variable
from welltogether.guidance.kinds.measures import MeasureEntry
from welltogether.guidance.reading import line_of, read, refuse
from welltogether.vocabulary.errors import PackError

MEASURES, FEEDS = "measures", "feeds"
_ANY = ".*"
_NOT_WORD = re.compile(r"[^a-z0-9]+", re.IGNORECASE)


@dataclass
class Given:
    """What the layouts of each family give: names, and patterns where a layout takes whatever a file holds."""

    names: dict[str, set[str]] = field(default_factory=dict)
    patterns: dict[str, set[str]] = field(default_factory=dict)

    def has(self, variable: str) -> bool:
        """Whether some layout gives a variable, written `family.variable`."""
        family, _, name = variable.partition(".")
        patterns = self.patterns.get(family, ())
        return name in self.names.get(family, ()) or any(re.fullmatch(one, name) for one in patterns)

    def families(self) -> list[str]:
        return sorted(family for family in self.names if self.names[family] or self.patterns[family])


def given_variables(layouts: Iterable[Layout]) -> Given:
    """Every variable that the layouts give, by family."""
    given = Given()
    for layout in layouts:
        names = given.names.setdefault(layout.family_id, set())
        patterns = given.patterns.setdefault(layout.family_id, set())
        _take(layout, names, patterns)
        for part in layout.tables:
            _take(part, names, patterns)
        patterns.update(re.escape(one.prefix) + _ANY for one in layout.bulk)
        names.update(one.name for table in layout.bulk for one in table.renames if one.name)
        if layout.reader in ("nomis_query", "police_street") and not layout.bulk:
            patterns.add(_ANY)
    return given


def unmet_variables(entries: Iterable[MeasureEntry], given: Given, path: Path) -> Iterator[PackError]:
    """The measures that name a variable which no layout gives, each with the line of `path` it stands on."""
    lines: dict[str, int] = {}
    for entry in entries:
        named = (*entry.numerator, *entry.denominator, *filter(None, (entry.weight,)))
        for variable in dict.fromkeys(named):
            if not given.has(variable):
                lines = lines or _lines(path)
                family = variable.partition(".")[0]
                near = sorted(given.names.get(family, ()))
                yield refuse(
                    "A measure names a variable that no layout gives",
                    file=f"{path.parent.name}/{path.name}",
                    line=lines.get(entry.id),
                    found=f"{variable} in {entry.id}",
                    expected=f"a variable of {family}: {', '.join(near[:8])}…" if near else
                    f"one of the families {', '.join(given.families())}",
                    next_step="Correct the variable, or add the layout that gives it to packs/feeds/layouts/.",
                )  # fmt: skip


def _take(part: Layout | TablePart, names: set[str], patterns: set[str]) -> None:
    for variable in part.variables:
        (patterns if variable.columns else names).add(_name_of(variable))
    takers: tuple[Spread | Long, ...] = (*part.spread, part.long) if part.long else part.spread
    for taker in takers:
        names.update(one.name for one in taker.renames if one.name)
        if isinstance(taker, Spread) and taker.variable and not taker.variable_from:
            names.add(_snake(taker.variable))
        elif not taker.only_renamed:
            patterns.add(_ANY)


def _name_of(variable: Variable) -> str:
    """The name of a variable, or a pattern of names where it takes many columns."""
    if variable.columns:
        return re.escape(variable.prefix) + _ANY.join(_NOT_WORD.sub("_", one) for one in variable.columns.split("*"))
    return variable.name or variable.prefix + _snake(variable.column or "")


def _snake(text: str) -> str:
    return _NOT_WORD.sub("_", text.lower()).strip("_")


def _lines(path: Path) -> dict[str, int]:
    """The line of each row of a table by its id."""
    top = read(path, path.name)
    rows = top.value if isinstance(top, SequenceNode) else []
    return {
        value.value: line_of(row)
        for row in rows
        if isinstance(row, MappingNode)
        for key, value in row.value
        if key.value == "id" and isinstance(value, ScalarNode)
    }
