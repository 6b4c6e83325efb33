"""The dress of a figure in words: source, date, area, base, interval and how it was made, on one line."""

from collections.abc import Iterable
from dataclasses import dataclass

from welltogether.documents.wording.lists import listed
from welltogether.documents.wording.numbers import count
from welltogether.documents.wording.periods import period_words
from welltogether.vocabulary.figures import Carried, Dress, Figure, Source


@dataclass(frozen=True, slots=True)
class SourceRegister:
    """The sources of a document, numbered from 1 in the order given; figures point to them by number."""

    sources: tuple[Source, ...]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> "SourceRegister":
        """One entry for each version of each dataset."""
        held: dict[tuple[str, str], Source] = {}
        for source in sources:
            held.setdefault((source.dataset, source.version), source)
        return cls(tuple(held.values()))

    def number(self, source: Source) -> int:
        keys = [(held.dataset, held.version) for held in self.sources]
        return keys.index((source.dataset, source.version)) + 1

    def words(self, sources: tuple[Source, ...]) -> str:
        """“source 3” or “sources 3 and 5”."""
        numbers = sorted({self.number(source) for source in sources})
        if not numbers:
            return "source not given"
        return f"source{'s' if len(numbers) > 1 else ''} {listed([str(n) for n in numbers])}"


def dress_line(figure: Figure, register: SourceRegister) -> str:
    """“21 March 2021 · base 91,204 · direct, summed · source 1”."""
    dress = figure.dress
    parts = [period_words(figure.period)]
    if dress.base is not None:
        parts.append(f"base {count(dress.base)}")
    parts.append(how_made(dress))
    parts.append(register.words(dress.sources))
    return " · ".join(parts)


def how_made(dress: Dress) -> str:
    """“direct”, “direct, summed”, “modelled, best fit”: the method and how it was carried to this area."""
    if dress.carried is Carried.AS_PUBLISHED:
        return dress.method.value
    return f"{dress.method.value}, {dress.carried.value}"


def base_words(dress: Dress) -> str:
    """What the base counts, or why there is none."""
    if dress.base is None:
        return dress.base_note or "no base is published"
    return f"{count(dress.base)} {dress.base_note}".strip()
