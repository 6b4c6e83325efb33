"""How much a file may be and unpack to; what a damaged or dressed-up file is called."""

from welltogether.vocabulary.errors import Location, PublicationError

LARGEST_FILE = 4 * 1024**3
LARGEST_UNPACKED = 512 * 1024**2
LARGEST_RATIO = 200
RATIO_COUNTS_FROM = 32 * 1024**2
MOST_MEMBERS = 500


def refuse(what: str, *, file: str, found: str, expected: str, next_step: str) -> PublicationError:
    """The error for a file that cannot be opened as a whole."""
    return PublicationError(what, Location(file=file), found, expected, next_step)


def check_unpacked(file: str, packed: int, unpacked: int) -> None:
    """Refuses: contents that are too large, or out of all proportion to the packed file (a zip bomb)."""
    ratio = unpacked / max(packed, 1)
    if unpacked <= RATIO_COUNTS_FROM or (unpacked <= LARGEST_UNPACKED and ratio <= LARGEST_RATIO):
        return
    raise refuse(
        "The file unpacks to far more than a publication would",
        file=file,
        found=f"{packed:,} bytes that unpack to {unpacked:,} or more ({ratio:,.0f} to 1)",
        expected=f"at most {LARGEST_UNPACKED:,} bytes and {LARGEST_RATIO} to 1",
        next_step="Do not open it. Fetch the file from its publisher again, or unpack it and import the parts.",
    )


def damaged(file: str, kind: str, detail: str) -> PublicationError:
    """The error for a packed file that ends early or does not add up."""
    return refuse(
        f"The {kind} file is damaged or cut short",
        file=file,
        found=detail,
        expected=f"a whole {kind} file",
        next_step="Fetch the file again: the download probably stopped early.",
    )
