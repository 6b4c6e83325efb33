"""Headings as published → headings that can be compared, and names that can be used."""

import re
from collections.abc import Sequence
from functools import lru_cache

_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_NOTES = re.compile(r"(?:\s*\[(?:note )?[\w ,]{1,12}\]|\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+)+$")
_GLUED_NUMBERS = r"(?:\s?\d{1,2}(?:, ?\d{1,2})*)?"
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_WORDS = (("%", " pct "), ("&", " and "), ("£", " pounds "), ("+", " plus "), ("<", " under "), (">", " over "))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Case, spaces (non-breaking too), line breaks, BOM and trailing footnote marks taken out."""
    plain = _SPACES.sub(" ", text.replace("’", "'").replace("–", "-")).strip().lower()
    return _NOTES.sub("", plain) or plain


@lru_cache(maxsize=65536)
def snake(text: str) -> str:
    """A heading as a name: “Asian, Asian British: Indian” → asian_asian_british_indian. A double underscore stays."""
    plain = fold(text)
    for mark, word in _WORDS:
        plain = plain.replace(mark, word)
    parts = (_NOT_WORD.sub("_", part).strip("_") for part in plain.replace("'", "").split("__"))
    return "__".join(filter(None, parts))


@lru_cache(maxsize=8192)
def heading_pattern(wanted: str) -> re.Pattern[str]:
    """What a folded heading must look like: `*` any run, `#` a digit; a footnote number may be glued to a letter."""
    folded = fold(wanted) if "*" not in wanted[-1:] else fold(wanted[:-1] + "\0").replace("\0", "*")
    body = ".*".join(re.escape(piece).replace(r"\#", r"\d") for piece in folded.split("*"))
    glued = _GLUED_NUMBERS if folded[-1:].isalpha() or folded[-1:] == ")" else ""
    return re.compile(body + glued)


def same_text(wanted: str, folded: str) -> bool:
    """Whether a folded text is the one wanted; `*` in it stands for any run, and nothing is glued to it."""
    if "*" not in wanted:
        return fold(wanted) == folded
    return (
        re.fullmatch(".*".join(re.escape(fold(one)) if one.strip() else "" for one in wanted.split("*")), folded)
        is not None
    )


def find_heading(wanted: str, folded: Sequence[str]) -> int | None:
    """Where a heading stands in a folded row: the exact one, else the first that matches; None when it is not there."""
    exact = fold(wanted)
    if exact in folded:
        return folded.index(exact)
    pattern = heading_pattern(wanted)
    return next((place for place, cell in enumerate(folded) if cell and pattern.fullmatch(cell)), None)


def find_headings(wanted: str, folded: Sequence[str]) -> tuple[int, ...]:
    """Every place where a heading (with `*`) stands."""
    pattern = heading_pattern(wanted)
    return tuple(place for place, cell in enumerate(folded) if cell and pattern.fullmatch(cell))
