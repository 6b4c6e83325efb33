"""Guards of plain English: words that may not stand in a document, and how hard its sentences are to read."""

import re

from welltogether.documents.content import (
    Block,
    Bullets,
    Callout,
    ChartBlock,
    Document,
    FigureCards,
    Heading,
    MapBlock,
    MapRow,
    Panel,
    PanelPair,
    Paragraph,
    RefusalBlock,
    SmallPrint,
    SourceList,
    TableBlock,
    plain,
)
from welltogether.documents.wording.refusals import refusal_sentences

BANNED = (
    r"hard[- ]to[- ]reach", r"\bcaus(?:es|ed by|ing)\b", r"\bleads to\b", r"\bdriv(?:es|en by|er|ers)\b",
    r"\bresults? in\b", r"\bvulnerable\b", r"\bunderclass\b", r"\bghettos?\b", r"\bproblem (?:families|estates)\b",
    r"\bBAME\b", r"\bnon-white\b(?! in-migration)", r"\billegal (?:im)?migrants?\b", r"\bleague table", r"(?<!never )\branked?\b",
    r"\branking\b", r"\bworst (?:place|area|district|performing)", r"\bfailing\b", r"cohesion score", r"\b(?:Asian|Muslim|Black|White|Jewish|Sikh|Hindu)"
    r" communit", r"\bindigenous\b", r"\bsuffer(?:s|ing)?\b", r"\bplagued\b", r"\bnatives?\b",
)  # fmt: skip


def banned_in(text: str) -> list[str]:
    """The passages that may not stand, each with a few words around it."""
    return [
        text[max(0, match.start() - 30) : match.end() + 20]
        for pattern in BANNED
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]


def reading_ease(text: str) -> float:
    """Flesch reading ease: 206.835 − 1.015 words a sentence − 84.6 syllables a word. 60 and over is plain English.

    Source: Flesch 1948, as restated in the readability formulas' usual form.
    """
    sentences = [one for one in re.split(r"[.!?]+(?:\s|$)", text) if one.strip()]
    words = re.findall(r"[A-Za-z’']+", text)
    syllables = sum(count_syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)


def count_syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end left out; at least one.

    >>> [count_syllables(word) for word in ("people", "place", "get", "area", "different")]
    [2, 1, 1, 2, 3]
    """
    word = word.lower().strip("’'")
    groups = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith("le") and groups > 1:
        groups -= 1
    return max(groups, 1)


def prose(document: Document) -> list[str]:
    """The running sentences of a document: paragraphs, bullets, leads, next steps, callouts, refusals."""
    front = document.front
    found = [plain(words) for words in (*front.findings, *front.unknowns, front.group, front.how_to_read)]
    for section in document.sections:
        found.append(plain(section.lead))
        for block in section.blocks:
            found.extend(_prose_of(block))
        found.extend(plain(step) for step in section.next_steps)
    for block in document.preface:
        found.extend(_prose_of(block))
    return found


def everything(document: Document) -> str:
    """All words of a document, those of charts, maps and tables included."""
    parts = prose(document)
    for section in document.sections:
        parts.append(section.title)
        for block in section.blocks:
            parts.extend(_rest_of(block))
    return "\n".join(parts)


def _prose_of(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [plain(block.words)]
        case Bullets() | SmallPrint():
            return [plain(item) for item in block.items]
        case Callout():
            return [words for inner in block.blocks for words in _prose_of(inner)]
        case RefusalBlock():
            return [refusal_sentences(block.refusal)]
        case Panel():
            return [plain(block.lead), *(plain(item) for part in block.parts for item in part.items)]
        case PanelPair():
            return [*_prose_of(block.left), *_prose_of(block.right)]
        case _:
            return []


def _rest_of(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case ChartBlock():
            framing = block.chart.framing
            return [framing.title, framing.subtitle, framing.foot, framing.description]
        case MapBlock():
            return [block.picture.framing.title, block.picture.framing.description]
        case MapRow():
            return [words for one in block.pictures for words in (one.framing.title, one.framing.description)]
        case TableBlock():
            cells = [f"{cell.text} {cell.quiet}" for row in block.table.rows for cell in row]
            return [block.table.caption, *cells, *block.table.notes]
        case FigureCards():
            return [f"{card.value} {card.label} {card.dress}" for card in block.cards]
        case Callout():
            return [block.title, *(words for inner in block.blocks for words in _rest_of(inner))]
        case Panel():
            return [block.title, block.tag]
        case SourceList():
            return [plain(note.words) for note in block.notes]
        case _:
            return []
