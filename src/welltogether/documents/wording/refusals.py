"""Refusals in plain English: what cannot be said, what was found, what is needed, what to do instead."""

from welltogether.documents.wording.lists import sentence
from welltogether.vocabulary.figures import Refusal


def refusal_sentences(refusal: Refusal) -> str:
    """All four parts as running text."""
    parts = (
        sentence(refusal.what),
        sentence(refusal.found),
        f"Needed: {lower_start(sentence(refusal.needed))}" if refusal.needed else "",
        f"What to do: {lower_start(sentence(refusal.next_step))}" if refusal.next_step else "",
    )
    return " ".join(part for part in parts if part)


def lower_start(text: str) -> str:
    """A small first letter, unless the first word is an abbreviation or “I”."""
    first = text.split(" ", 1)[0]
    return text if first == "I" or first[1:2].isupper() else text[:1].lower() + text[1:]
