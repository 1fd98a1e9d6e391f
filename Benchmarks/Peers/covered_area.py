"""W1: shapely on the inputs that `Workloads covered-area` wrote, compared area by area.

usage: covered_area.py FOLDER
"""

import json
import pathlib
import sys
import time

import numpy as np
import shapely

from discs import by_polygon, by_union, deficit

RADII = (300.0, 1000.0)


def main(folder):
    polygons = np.array(
        [
            shapely.MultiPolygon([(part[0], part[1:]) for part in parts])
            for parts in json.loads((folder / "polygons.json").read_text())
        ]
    )
    types = [
        shapely.points(np.array(points, dtype=float).reshape(-1, 2))
        for points in json.loads((folder / "points.json").read_text())
    ]
    ours = np.fromfile(folder / "areas.f64").reshape(len(RADII), len(polygons), len(types))
    results = [fastest(polygons, types, radius) for radius in RADII]
    seconds = sum(result[0] for result in results)
    theirs = np.stack([result[1] for result in results])
    check(ours, theirs, polygons, types)
    best = min(json.loads((folder / "seconds.json").read_text()))
    worst = np.max(np.abs(ours - theirs) / shapely.area(polygons)[None, :, None])
    print(f"| W1 covered area, {ours.size} pairs | {best:.3f} s | {seconds:.2f} s"
          f" | {seconds / best:.0f} x | shapely up to {100 * worst:.2f} % of an area low |")


def fastest(polygons, types, radius):
    """Seconds and areas of the faster of the two ways."""
    results = []
    for covered in (by_polygon, by_union):
        started = time.perf_counter()
        areas = np.stack([covered(polygons, points, radius) for points in types], axis=1)
        results.append((time.perf_counter() - started, areas))
    return min(results, key=lambda result: result[0])


def check(ours, theirs, polygons, types):
    """Polygonised discs lie inside the true ones: never above the exact area, below it by no more
    than the discs near the polygon lose."""
    area = shapely.area(polygons)[:, None]
    for r, radius in enumerate(RADII):
        difference = ours[r] - theirs[r]
        if (difference < -1e-9 * area).any():
            sys.exit(f"W1: below shapely by up to {(-difference / area).max():.2e} of an area")
        for t, points in enumerate(types):
            near = shapely.STRtree(points).query(polygons, predicate="dwithin", distance=radius)[0]
            room = deficit(radius) * np.bincount(near, minlength=len(polygons))
            if (difference[:, t] > room + 1e-9 * area[:, 0]).any():
                sys.exit(f"W1: above shapely by more than its discs lose, type {t}")


main(pathlib.Path(sys.argv[1]))
