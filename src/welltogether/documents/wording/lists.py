"""Lists in a sentence."""

from collections.abc import Sequence


def listed(items: Sequence[str], joined: str = "and") -> str:
    """“a”, “a and b”, “a, b and c”.

    >>> listed(["2", "3", "4"], "or")
    '2, 3 or 4'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joined} {items[-1]}"


def sentence(text: str) -> str:
    """The text as a sentence: a capital first and a full stop last.

    >>> sentence("ask in your next survey")
    'Ask in your next survey.'
    """
    text = text.strip()
    if not text:
        return ""
    return text[:1].upper() + text[1:] + ("" if text[-1] in ".?!:”" else ".")
