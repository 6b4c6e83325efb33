"""Small areas put together into neighbourhoods and wards: compact, of like size, and each in one piece."""

from collections import deque

import numpy as np

from welltogether.evidence.demonstration.ground import Ints
from welltogether.vocabulary.panel import Floats


def grouped(points: Floats, council: Ints, n_groups: tuple[int, ...], touching: Ints) -> Ints:
    """The group of every small area, numbered council by council.

    Takes: points [A, 2], council [A], how many groups each council has, pairs that share a side [N, 2].
    Gives: groups [A].
    """
    group = np.zeros(len(points), dtype=np.int64)
    first = 0
    for index, wanted in enumerate(n_groups):
        members = np.flatnonzero(council == index)
        sizes = np.full(wanted, len(members) // wanted)
        sizes[: len(members) % wanted] += 1
        group[members] = first + parts(points[members], sizes)
        first += wanted
    return _in_one_piece(group, council, _neighbours(len(points), touching))


def parts(points: Floats, sizes: Ints) -> Ints:
    """Cut points into compact groups of given sizes by halving along the longer side; gives each point's group.

    >>> parts(np.array([[0.0, 0.0], [9.0, 0.0], [1.0, 0.0], [8.0, 1.0]]), np.array([2, 2])).tolist()
    [0, 1, 0, 1]
    """
    group = np.zeros(len(points), dtype=np.int64)
    if len(sizes) == 1:
        return group
    half = len(sizes) // 2
    order = points[:, np.ptp(points, axis=0).argmax()].argsort(kind="stable")
    first, second = np.split(order, [sizes[:half].sum()])
    group[first] = parts(points[first], sizes[:half])
    group[second] = half + parts(points[second], sizes[half:])
    return group


def _neighbours(n_areas: int, touching: Ints) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(n_areas)]
    for one, other in touching.tolist():
        found[one].append(other)
        found[other].append(one)
    return found


def _in_one_piece(group: Ints, council: Ints, neighbours: list[list[int]]) -> Ints:
    """Give every piece that lies apart from its group to the smallest group of its council that it touches."""
    mended = group.copy()
    for index in range(int(group.max()) + 1):
        for piece in _pieces(np.flatnonzero(mended == index).tolist(), mended, neighbours)[1:]:
            here = council[piece[0]]
            around = {int(mended[to]) for area in piece for to in neighbours[area] if council[to] == here} - {index}
            if around:
                mended[piece] = min(around, key=lambda other: (int((mended == other).sum()), other))
    return mended


def _pieces(members: list[int], group: Ints, neighbours: list[list[int]]) -> list[list[int]]:
    """The connected pieces of one group, the largest first."""
    pieces, left = [], set(members)
    while left:
        start = min(left)
        left.discard(start)
        piece, waiting = [start], deque([start])
        while waiting:
            reached = [to for to in neighbours[waiting.popleft()] if to in left]
            left.difference_update(reached)
            piece += reached
            waiting.extend(reached)
        pieces.append(piece)
    return sorted(pieces, key=lambda piece: (-len(piece), piece))
