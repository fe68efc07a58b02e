"""The tree of written entries: what is above and below a code, and its 7th characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from medcoder.codeset.tabular import Tabular
from medcoder.codeset.written import LENGTH, with_seventh


@dataclass(frozen=True, eq=False)
class Tree:
    """Entries are those that the list writes out; codes with an added 7th character are computed.

    Codes are in normal form throughout.
    """

    titles: dict[str, str | None]
    """Entry to its title; None where only the titles of the codes below it are known."""
    below: dict[str, list[str]]
    """Heading to the entries right below it, in order."""
    definitions: dict[str, dict[str, str]]
    """Entry that defines 7th characters, to character to meaning."""

    def entry_above(self, code: str) -> str | None:
        """The longest beginning of ``code``, less than all of it, that is an entry."""
        code = code[:-1]
        while len(code) >= 3:
            if code in self.titles:
                return code
            code = code[:-1]
        return None

    def branch(self, code: str) -> Iterator[str]:
        """``code`` and all entries below it, in order."""
        yield code
        for entry in self.below.get(code, ()):
            yield from self.branch(entry)

    def sevenths(self, entry: str) -> dict[str, str]:
        """The 7th characters in force at ``entry``: of the nearest definition at it or above it.

        The note at S06 makes the one exception: D and S do not apply where the 6th character
        is 7 or 8, death before regaining consciousness.
        """
        if len(entry) == LENGTH:
            return {}
        place = entry
        while place is not None and place not in self.definitions:
            place = self.entry_above(place)
        sevenths = self.definitions.get(place, {})
        if entry.startswith("S06.") and entry[6:] in ("7", "8"):
            return {"A": sevenths["A"]}
        return sevenths

    def stem(self, code: str) -> str | None:
        """The entry that becomes ``code`` by its 7th character; None if there is none."""
        if len(code) != LENGTH or code in self.titles:
            return None
        # An entry may end in a written X (J09.X), so the placeholders go one by one.
        entry = code[:-1]
        while entry not in self.titles and entry.endswith("X"):
            entry = entry[:-1].removesuffix(".")
        known = entry in self.titles and entry not in self.below and code[-1] in self.sevenths(entry)
        return entry if known else None

    def is_billable(self, code: str) -> bool:
        if code in self.titles:
            return code not in self.below and not self.sevenths(code)
        return self.stem(code) is not None

    def title(self, code: str) -> str | None:
        """Of an entry, or of a code with a 7th character, whose meaning is part of it."""
        stem = self.stem(code)
        return self.titles[code] if stem is None else f"{self.titles[stem]}, {self.sevenths(stem)[code[-1]]}"

    def codes_of(self, entry: str) -> list[str]:
        """What is right below ``entry``: entries, or else the codes with each 7th character."""
        return self.below.get(entry) or [with_seventh(entry, seventh) for seventh in self.sevenths(entry)]

    def billable(self, entry: str) -> Iterator[str]:
        """The billable codes below ``entry``, in order; of a billable entry, itself."""
        for leaf in self.branch(entry):
            if leaf not in self.below:
                yield from self.codes_of(leaf) or (leaf,)


def tree_of(tabular: Tabular) -> Tree:
    below: dict[str, list[str]] = {}
    path: list[str] = []
    for code in tabular.titles:  # in the list's order, so that what is above it came before
        while path and not code.startswith(path[-1]):
            path.pop()
        if path:
            below.setdefault(path[-1], []).append(code)
        path.append(code)
    return Tree(tabular.titles, below, tabular.sevenths)
