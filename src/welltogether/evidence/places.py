"""A place by what people call it: exact after folding, or an answer that says what it might have been."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from welltogether.evidence.feeds.names import fold_name
from welltogether.vocabulary.areas import Scheme, scheme_of_code
from welltogether.vocabulary.errors import CallerError

FILE = "places.json"


@dataclass(frozen=True)
class Places:
    """Names and older codes of districts, as settling wrote them down."""

    names: Mapping[str, list[str]]
    former: Mapping[str, list[str]]
    codes: Mapping[str, list[str]]
    other: Mapping[str, list[str]]
    shown: Mapping[str, str]  # code of a district of today → its name

    @classmethod
    def read(cls, folder: Path) -> "Places":
        return cls(**json.loads((folder / FILE).read_bytes()))

    def code_of(self, text: str) -> str:
        """The code of the one district that is meant; a code of today is given back as it is.

        Refuses: see `Evidence.find_place`.
        """
        plain = text.strip()
        if plain.upper() in self.shown or plain.upper() in self.codes:
            return self._from_code(plain.upper())
        if scheme_of_code(plain.upper()) not in (None, Scheme.LTLA):
            return plain.upper()
        folded = fold_name(plain)
        if codes := self.names.get(folded):
            return codes[0] if len(codes) == 1 else self._refuse_several(plain, codes)
        if folded in self.former:
            name, *now = self.former[folded]
            return self._refuse_former(name, now)
        if folded in self.other:
            name, kind = self.other[folded]
            raise _error(f"{name} is a {kind}, not a district", plain, "a district", "Ask for one of its districts.")
        raise self._unknown(plain, folded)

    def _from_code(self, code: str) -> str:
        if code in self.shown:
            return code
        now = self.codes[code]
        if len(now) == 1 and self._is_alone(code, now[0]):
            return now[0]
        return self._refuse_former(code, now)

    def _is_alone(self, code: str, now: str) -> bool:
        """Whether only this code became that district: it was renumbered, not merged."""
        return sum(became == [now] for old, became in self.codes.items() if len(old) == len(code)) == 1

    def _refuse_former(self, name: str, now: list[str]) -> str:
        names = " and ".join(self.shown.get(code, code) for code in now)
        raise _error(f"{name} is now part of {names}", name, f"a district of today: {names}", "Ask for that one.")

    def _refuse_several(self, text: str, codes: list[str]) -> str:
        each = ", ".join(f"{self.shown.get(code, code)} ({code})" for code in codes)
        raise _error("Several districts go by that name", text, f"one of: {each}", "Ask by code.")

    def _unknown(self, text: str, folded: str) -> CallerError:
        near = get_close_matches(folded, self.names, n=4, cutoff=0.6)
        names = list(dict.fromkeys(self.shown[code] for one in near for code in self.names[one]))
        expected = "one of: " + ", ".join(names) if names else "the name or code of a district"
        return _error("No district goes by that name", text, expected, "Check the spelling, or ask by code.")


def _error(what: str, found: str, expected: str, next_step: str) -> CallerError:
    return CallerError(what, found=found, expected=expected, next_step=next_step)
