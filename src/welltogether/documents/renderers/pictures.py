"""Pictures for formats that cannot draw SVG: one Typst run turns all drawings into PNG. Cached by content."""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent
TEMPLATES_FOLDER = _HERE / "typst"
FONTS_FOLDER = _HERE.parent / "fonts"
_PIXELS_PER_INCH = 168.0


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

    pages: bytes | list[bytes] = typst.compile(
        TEMPLATES_FOLDER / "pictures.typ",
        root=TEMPLATES_FOLDER,
        format="png",
        ppi=_PIXELS_PER_INCH,
        sys_inputs={"pictures": json.dumps(svgs)},
        font_paths=[FONTS_FOLDER],
        ignore_system_fonts=True,
    )
    return tuple(pages) if isinstance(pages, list) else (pages,)
