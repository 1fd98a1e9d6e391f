"""The network that `Workloads network` wrote: all nodes and segments of the ways, nothing contracted."""

import json

import numpy as np


class WayNetwork:
    """Ways as arrays, the facilities of each type as node numbers, and LifeCircle's distances."""

    def __init__(self, folder):
        self.folder = folder
        self.positions = np.fromfile(folder / "positions.f64").reshape(-1, 2)
        segments = np.fromfile(folder / "segments.i32", np.int32).reshape(-1, 2)
        self.segments, self.lengths = shortest_of_repeated(
            segments, np.fromfile(folder / "lengths.f64")
        )
        self.facilities = [
            np.unique(nodes) for nodes in json.loads((folder / "facilities.json").read_text())
        ]
        self.times = json.loads((folder / "times.json").read_text())

    def distances(self, radius):
        """LifeCircle's metres by type and node; infinite beyond the radius, NaN for left-out nodes."""
        values = np.fromfile(self.folder / f"distances-{radius}.f64")
        return values.reshape(len(self.facilities), len(self.positions))


def shortest_of_repeated(segments, lengths):
    """Each pair of nodes once, with the shortest of its segments; no segment from a node to itself."""
    low, high = segments.min(axis=1), segments.max(axis=1)
    order = np.lexsort((lengths, high, low))
    order = order[low[order] != high[order]]
    low, high, lengths = low[order], high[order], lengths[order]
    first = np.r_[True, (low[1:] != low[:-1]) | (high[1:] != high[:-1])]
    return np.stack([low[first], high[first]], axis=1), lengths[first]


def disagreement(ours, theirs, radius, tolerance):
    """What is wrong between two tables of distances by type and node; None when nothing is.

    Beyond the radius both are infinite; one alone may be where the other is at the radius within the
    tolerance."""
    known = ~np.isnan(ours)
    ours, theirs = ours[known], theirs[known]
    both = np.isfinite(ours) & np.isfinite(theirs)
    worst = np.max(np.abs(ours[both] - theirs[both]), initial=0)
    if worst > tolerance:
        return f"distances up to {worst} m apart"
    alone = np.minimum(ours, theirs)[np.isfinite(ours) != np.isfinite(theirs)]
    if (alone < radius - tolerance).any():
        return f"{np.count_nonzero(alone < radius - tolerance)} distances on one side only"
    return None if both.any() else "no distances at all"
