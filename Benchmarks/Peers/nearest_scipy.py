"""W2: scipy's cKDTree on the cells that `Workloads nearest` wrote, one tree per type, one thread, compared
at every cell and type.

usage: nearest_scipy.py FOLDER
"""

import json
import pathlib
import sys
import time

import numpy as np
from scipy.spatial import cKDTree

RADIUS = 1000.0
RUNS = 3
TOLERANCE = 1e-6  # metres


def main(folder):
    types = [
        np.array(points, dtype=float).reshape(-1, 2)
        for points in json.loads((folder / "points.json").read_text())
    ]
    cells = np.fromfile(folder / "cells.f64").reshape(-1, 2)
    ours = np.fromfile(folder / "distances.f64").reshape(len(cells), len(types))
    best = min(json.loads((folder / "seconds.json").read_text()))
    if np.isnan(ours).any():
        sys.exit("W2: distances that are no numbers")
    for limit, words in ((np.inf, "unbounded"), (RADIUS, f"scipy bounded at {RADIUS:.0f} m")):
        seconds = []
        for _ in range(RUNS):
            started = time.perf_counter()
            theirs = nearest(cells, types, limit)
            seconds.append(time.perf_counter() - started)
        check(ours, theirs, limit)
        print(
            f"| W2 nearest distance, {len(cells)} cells, {len(types)} types, {words} | {best:.3f} s"
            f" | scipy {min(seconds):.2f} s | {min(seconds) / best:.1f} x"
            f" | ours unbounded in both rows |",
            flush=True,
        )


def nearest(cells, types, limit):
    """Metres by type and cell, trees included; infinite where nothing lies nearer than `limit`."""
    return [
        cKDTree(points).query(cells, distance_upper_bound=limit)[0]
        if len(points)
        else np.full(len(cells), np.inf)
        for points in types
    ]


def check(ours, theirs, limit):
    for t, distances in enumerate(theirs):
        # scipy gives what is strictly nearer than the bound, ours everything.
        expected = np.where(ours[:, t] < limit, ours[:, t], np.inf)
        if np.isinf(limit) and not np.array_equal(np.isinf(ours[:, t]), np.isinf(distances)):
            sys.exit(f"W2: type {t}: distances on one side only")
        both = np.isfinite(expected) & np.isfinite(distances)
        worst = np.max(np.abs(expected[both] - distances[both]), initial=0)
        if worst > TOLERANCE:
            sys.exit(f"W2: type {t}: distances up to {worst} m apart")
        alone = np.minimum(expected, distances)[np.isfinite(expected) != np.isfinite(distances)]
        if (alone < limit - TOLERANCE).any():
            sys.exit(f"W2: type {t}: {np.count_nonzero(alone < limit - TOLERANCE)} on one side only")


main(pathlib.Path(sys.argv[1]))
