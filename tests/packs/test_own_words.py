"""The words of pack cdf-2009 are ours: facts and short names carry over from the documents, sentences do not."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from welltogether.guidance import Item, Ref, load_pack
from welltogether.guidance.kinds.guidance_titles import GuidanceTitle

RUN = 8
# Names that are standard in the field and therefore stay as they are.
STANDARD_NAMES = (
    "stable less affluent urban areas with manufacturing decline",
    "stable less affluent urban areas without manufacturing decline",
    "areas with tensions arising from a single issue",
    "people from different backgrounds get on well together",
)
NOT_PROSE = frozenset({"id", "cites", "standing"})
DEFICIT = re.compile(r"hard[ -]to[ -]reach|underclass|problem famil|ghetto|illegal|ethnics\b", re.IGNORECASE)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'").replace("*", ""))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def _prose(value: object) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _prose(part)
    elif is_dataclass(value):
        for field in fields(value):
            listed_title = isinstance(value, GuidanceTitle) and field.name == "name"
            if field.name not in NOT_PROSE and not listed_title:
                yield from _prose(getattr(value, field.name))


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    return tuple(load_pack("cdf-2009").by_id.values())


def test_no_run_of_eight_words_is_taken_over(items: tuple[Item, ...], seeds: Path) -> None:
    theirs = {run for path in sorted(seeds.glob("*.txt")) for run in _runs(path.read_text(encoding="utf-8"))}
    theirs -= {run for name in STANDARD_NAMES for run in _runs(name)}
    assert len(theirs) > 10_000
    copied = [(item.id, " ".join(run)) for item in items for text in _prose(item) for run in _runs(text) & theirs]
    assert copied == []


def test_words_that_label_people_are_not_used(items: tuple[Item, ...]) -> None:
    assert [(item.id, text) for item in items for text in _prose(item) if DEFICIT.search(text)] == []


def test_no_address_of_the_time_is_repeated(items: tuple[Item, ...]) -> None:
    assert [(item.id, text) for item in items for text in _prose(item) if re.search(r"www\.|https?:", text)] == []


def test_sentences_stay_short(items: tuple[Item, ...]) -> None:
    sentences = [(i.id, s) for i in items for text in _prose(i) for s in re.split(r"[.?!](?:\s|$)", text)]
    assert [(item_id, s) for item_id, s in sentences if len(_words(s)) > 45] == []
