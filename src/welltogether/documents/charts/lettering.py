"""How wide text will be, so that labels can be laid out without a browser.

Advance widths of Helvetica, Arial and Liberation Sans, which share them, in thousandths of the type size.
"""

from collections.abc import Sequence
from typing import Final

FONTS: Final = "Helvetica, Arial, sans-serif"

_REGULAR: Final = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[]ft\\", 333: "()-r“”`·", 334: "{}", 355: '"', 389: "*",
    469: "^", 500: "Jckvsxyz", 556: "#$0123456789?L_abdeghnopqu–£é", 584: "+<=>~−", 611: "FTZ", 667: "&ABEKPSVXY",
    722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1000: "—", 1015: "@",
}  # fmt: skip
_WIDTHS: Final = {letter: width for width, letters in _REGULAR.items() for letter in letters}
_OTHER: Final = 600
_BOLD_GROWTH: Final = 1.08  # bold letters are about 8 per cent wider over running text (measured)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text in the units of `size`.

    >>> round(text_width("Burnley", 10), 1)
    33.9
    """
    width = sum(_WIDTHS.get(letter, _OTHER) for letter in text) * size / 1000
    return width * _BOLD_GROWTH if bold else width


def wrap(text: str, size: float, width: float, max_lines: int = 3) -> list[str]:
    """Break text at spaces into lines no wider than `width`; the last line is cut with an ellipsis if lines run out."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > max_lines:
        return [*lines[: max_lines - 1], shortened(" ".join(lines[max_lines - 1 :]), size, width)]
    return lines


def shortened(text: str, size: float, width: float) -> str:
    """The text, or as much of it as fits before an ellipsis."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def spread(wanted: Sequence[float], widths: Sequence[float], low: float, high: float, gap: float = 6) -> list[float]:
    """Centres for labels so that none overlap and each stays as near as it can to the place it wants.

    Labels that would collide become a block, centred on the mean of their wishes; blocks stay in [low, high].
    Labels keep their left-to-right order. If they cannot all fit, they still do not overlap, and run past `high`.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    blocks: list[tuple[float, float, list[int]]] = []  # left edge, width, members
    for i in order:
        left, width, members = wanted[i] - widths[i] / 2, widths[i], [i]
        left = max(low, min(left, high - width))
        while blocks and left < blocks[-1][0] + blocks[-1][1] + gap:
            _, earlier_width, earlier = blocks.pop()
            members = earlier + members
            width = earlier_width + gap + width
            left = _centred(members, wanted, widths, gap)
            left = max(low, min(left, high - width))
        blocks.append((left, width, members))
    centres = [0.0] * len(wanted)
    for left, _, members in blocks:
        for i in members:
            centres[i] = left + widths[i] / 2
            left += widths[i] + gap
    return centres


def _centred(members: list[int], wanted: Sequence[float], widths: Sequence[float], gap: float) -> float:
    """The left edge that puts the members' mean wish at the mean of their centres."""
    offset, offsets = 0.0, []
    for i in members:
        offsets.append(offset + widths[i] / 2)
        offset += widths[i] + gap
    return (sum(wanted[i] for i in members) - sum(offsets)) / len(members)
