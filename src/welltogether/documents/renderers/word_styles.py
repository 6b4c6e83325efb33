"""The look of the Word document: its styles, language, margins, and what stands at the head and foot of each page."""

from typing import Any

from welltogether.documents.content import About
from welltogether.documents.palette import ACCENT, INK, QUIET
from welltogether.documents.renderers.as_data import day_words

_FONT = "Arial"


def new_document(about: About) -> Any:
    """An empty A4 document with the house's styles and the document's own properties."""
    import docx
    from docx.shared import Mm

    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    properties = word.core_properties
    properties.title, properties.author, properties.language = about.title, about.made_by, about.language
    properties.subject, properties.comments = about.kind, ""
    _set_language(word, about.language)
    _set_styles(word)
    return word


def _set_language(word: Any, language: str) -> None:
    from docx.oxml.ns import qn

    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for element in defaults.findall(qn("w:lang")):
        element.set(qn("w:val"), language)


def _set_styles(word: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    _style(word.styles["Normal"], 10.5, INK, after=6, spacing=1.15)
    _style(word.styles["Title"], 34, INK, bold=True, after=4)
    _without_rule(word.styles["Title"])
    for level, size, before in ((1, 18.0, 22), (2, 13.0, 14), (3, 11.0, 10)):
        style = word.styles[f"Heading {level}"]
        _style(style, size, ACCENT if level == 1 else INK, bold=True, before=before, after=5)
        style.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _style(word.styles[name], 10.5, INK, after=3)
    for name, size, colour, bold in (
        ("Kind", 11, ACCENT, True),
        ("Lead", 12, INK, False),
        ("Quiet", 8.5, QUIET, False),
        ("Contents", 10.5, INK, False),
        ("Figure value", 24, ACCENT, True),
        ("Picture title", 11, INK, True),
        ("Table text", 9, INK, False),
    ):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        _style(style, size, colour, bold=bold, after=2 if name in ("Table text", "Contents") else 6)
    word.styles["Picture title"].paragraph_format.keep_with_next = True
    word.styles["Picture title"].paragraph_format.space_after = 0


def _style(
    style: Any,
    size: float,
    colour: str,
    *,
    bold: bool | None = None,
    before: float = 0,
    after: float,
    spacing: float = 0,
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.color.rgb = _FONT, Pt(size), RGBColor.from_string(colour.removeprefix("#"))
    if bold is not None:
        font.bold = bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:hAnsi"), _FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if spacing:
        style.paragraph_format.line_spacing = spacing


def _without_rule(style: Any) -> None:
    """Word's own Title has a rule below it; ours has none."""
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def add_page_furniture(word: Any, about: About) -> None:
    """Place and kind at the head, dates and page numbers at the foot; “FICTIONAL” at the head of a made-up place."""
    section = word.sections[0]
    head = section.header.paragraphs[0]
    head.style = word.styles["Quiet"]
    head.add_run(about.place).bold = True
    head.add_run(f"   {about.kind}")
    if about.fictional:
        head.add_run("   FICTIONAL · not a real place").bold = True
    foot = section.footer.paragraphs[0]
    foot.style = word.styles["Quiet"]
    foot.add_run(f"Made on {day_words(about.made_on)}. Do not use after {day_words(about.use_until)}.   Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Any, instruction: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
