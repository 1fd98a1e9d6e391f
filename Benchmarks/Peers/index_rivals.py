"""W7: shapely's STRtree and scipy's cKDTree on one trial that `Workloads index` wrote, one thread, compared
answer by answer. Writes `rivals.json` beside the trial's own rows.

A trial has a process of its own, so that the growth of the resident memory says what a tree holds.

usage: index_rivals.py FOLDER
"""

import json
import os
import pathlib
import sys
import time

import numpy as np
import scipy.spatial
import shapely

TOLERANCE = 1e-9  # metres, between distances of nearest points
WEIGHABLE = 100_000  # points below which the memory of a tree is lost in that of the process


class Shapely:
    """Bulk queries about ready-made geometries. Has no eight nearest."""

    name = "shapely STRtree"
    questions = ("radius", "nearest", "box")

    def __init__(self, points):
        self.tree = shapely.STRtree(points)
        self.tree.query(points[0])  # builds it

    @staticmethod
    def hold(points):
        return shapely.points(points)

    @staticmethod
    def places(queries, half_side):
        x, y = queries.T
        square = shapely.box(x - half_side, y - half_side, x + half_side, y + half_side)
        return shapely.points(queries), square

    def radius(self, places, radius):
        return self.tree.query(places[0], predicate="dwithin", distance=radius)

    def box(self, places, half_side):
        return self.tree.query(places[1])

    def nearest(self, places):
        return self.tree.query_nearest(places[0], all_matches=False)[1]

    @staticmethod
    def lists(found, count):
        order = np.lexsort((found[1], found[0]))
        return np.bincount(found[0], minlength=count), found[1][order]


class Scipy:
    name = "scipy cKDTree"
    questions = ("radius", "nearest", "nearestEight", "box")

    def __init__(self, points):
        self.tree = scipy.spatial.cKDTree(points)

    @staticmethod
    def hold(points):
        return points.copy()

    @staticmethod
    def places(queries, half_side):
        return queries

    def radius(self, places, radius):
        return self.tree.query_ball_point(places, radius, workers=1, return_sorted=False)

    def box(self, places, half_side):
        return self.tree.query_ball_point(
            places, half_side, p=np.inf, workers=1, return_sorted=False
        )

    def nearest(self, places):
        return self.tree.query(places)[1]

    def nearestEight(self, places):
        return self.tree.query(places, k=8)[1]

    @staticmethod
    def lists(found, count):
        counts = np.array([len(positions) for positions in found])
        return counts, np.concatenate([np.sort(positions) for positions in found]).astype(int)


def main(folder):
    points, queries = (
        np.fromfile(folder / name).reshape(-1, 2) for name in ("points.f64", "queries.f64")
    )
    sizes = json.loads((folder / "sizes.json").read_text())
    rows = [measure(rival, folder, points, queries, sizes) for rival in (Scipy, Shapely)]
    (folder / "rivals.json").write_text(json.dumps(rows))


def measure(rival, folder, points, queries, sizes):
    runs = 1 if len(points) > 1_000_000 else 3
    before = resident()
    held = rival.hold(points)
    build, index = best(lambda: rival(held), runs if len(points) < WEIGHABLE else 1)
    grown = (resident() - before) / len(points)
    places = rival.places(queries, sizes["halfSide"])
    row = {"strategy": rival.name, "build": build, "nanoseconds": {}, "hits": {}}
    row["bytes"] = grown if len(points) >= WEIGHABLE else None
    for question in rival.questions:
        size = {"radius": (sizes["radius"],), "box": (sizes["halfSide"],)}.get(question, ())
        seconds, found = best(lambda: getattr(index, question)(places, *size), 3)
        check = check_lists if size else check_nearest
        problem = check(rival, folder, question, points, queries, found)
        if problem:
            sys.exit(f"W7 {folder.name}: {rival.name}: {question}: {problem}")
        row["nanoseconds"][question] = seconds * 1e9 / len(queries)
        row["hits"][question] = len(answers(folder, question)[1]) / len(queries)
    return row


def check_lists(rival, folder, question, points, queries, found):
    """The same positions at every place."""
    starts, positions = answers(folder, question)
    counts, theirs = rival.lists(found, len(queries))
    if not np.array_equal(np.diff(starts), counts):
        return "other numbers of points"
    return None if np.array_equal(positions, theirs) else "other points"


def check_nearest(rival, folder, question, points, queries, found):
    """Points at the same distances: of equally near ones a rival may give another."""
    ours = answers(folder, question)[1].reshape(len(queries), -1)
    theirs = np.asarray(found).reshape(len(queries), -1)
    if ours.shape != theirs.shape:
        return "other numbers of points"
    apart = np.abs(distances(points, queries, ours) - distances(points, queries, theirs)).max()
    return None if apart <= TOLERANCE else f"distances up to {apart} m apart"


def distances(points, queries, positions):
    return np.linalg.norm(points[positions] - queries[:, None], axis=2)


def answers(folder, question):
    return [
        np.fromfile(folder / f"{question}.{part}.i32", np.int32) for part in ("starts", "positions")
    ]


def best(work, runs):
    results = []
    for _ in range(runs):
        started = time.perf_counter()
        result = work()
        results.append((time.perf_counter() - started, result))
    return min(results, key=lambda result: result[0])


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


main(pathlib.Path(sys.argv[1]))
