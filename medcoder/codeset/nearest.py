"""The real codes nearest to something that is none.

How near is counted in typing slips: a character too many, missing or another, or two swapped,
is one; a character that looks like the right one (O and 0, I and 1) is half a one.
"""

from __future__ import annotations

import heapq
import os.path
from collections.abc import Iterable

from medcoder.codeset.tree import Tree

ALIKE = ("O0", "I1", "L1", "S5", "B8", "Z2", "G6")
_PAIRS = {frozenset(pair) for pair in ALIKE}
_COUNT = 5


def nearest(written: str, tree: Tree, categories: Iterable[str]) -> tuple[str, ...]:
    """Billable codes near ``written`` (in normal form), at most five, the best first.

    They are of the category written, or of those one slip from it; () if there is none.
    """
    characters = written.replace(".", "")
    codes = (code for category in _near(written[:3], tree, categories) for code in tree.billable(category))

    def rank(code: str) -> tuple[float, int]:
        other = code.replace(".", "")
        return slips(characters, other), -len(os.path.commonprefix([characters, other]))

    return tuple(heapq.nsmallest(_COUNT, codes, key=rank))


def _near(start: str, tree: Tree, categories: Iterable[str]) -> list[str]:
    if start in tree.titles:
        return [start]
    distances = {category: slips(start, category) for category in categories}
    least = min(distances.values())
    return [category for category, distance in distances.items() if distance == least] if least <= 1 else []


def slips(written: str, meant: str) -> float:
    """The fewest slips that turn ``meant`` into ``written`` (optimal string alignment)."""
    before, row = [], [float(n) for n in range(len(meant) + 1)]
    for i, a in enumerate(written, 1):
        earlier, before, row = before, row, [float(i)]
        for j, b in enumerate(meant, 1):
            change = 0 if a == b else 0.5 if frozenset((a, b)) in _PAIRS else 1
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + change)
            if i > 1 and j > 1 and a == meant[j - 2] and b == written[i - 2]:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]
