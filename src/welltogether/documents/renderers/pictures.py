"""Pictures for formats that cannot draw SVG: one Typst run turns all charts of a document into PNG. Cached by content."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

FONTS_FOLDER = Path(__file__).resolve().parents[1] / "fonts"
_PIXELS_PER_INCH = 168.0
_PAGE_FOR_EACH = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#set text(font: "Liberation Sans")
#let pictures = json(bytes(sys.inputs.pictures))
#for (i, svg) in pictures.enumerate() {
  if i > 0 { pagebreak() }
  image(bytes(svg), format: "svg", alt: "picture")
}
"""


def png_pictures(svgs: Sequence[str]) -> tuple[bytes, ...]:
    """The drawings as PNG, in order, about twice the resolution of a screen.

    Takes: SVG documents. Gives: as many PNG files.
    """
    return _png_pictures(tuple(svgs))


@lru_cache(maxsize=8)
def _png_pictures(svgs: tuple[str, ...]) -> tuple[bytes, ...]:
    if not svgs:
        return ()
    import typst

    pages = typst.compile(
        _PAGE_FOR_EACH,
        format="png",
        ppi=_PIXELS_PER_INCH,
        sys_inputs={"pictures": json.dumps(svgs)},
        font_paths=[FONTS_FOLDER],
        ignore_system_fonts=True,
    )
    return tuple(pages) if isinstance(pages, list) else (pages,)
