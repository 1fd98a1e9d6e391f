"""W1: shapely on the inputs that `Workloads covered-area` wrote, compared area by area.

usage: covered_area.py FOLDER
"""

import pathlib
import sys
import time

import numpy as np
import shapely

from discs import by_polygon, by_union, disagreement
from inputs import Areas


def main(folder):
    areas = Areas(folder)
    results = [fastest(areas.polygons, areas.types, radius) for radius in areas.RADII]
    for radius, ours, (_, theirs) in zip(areas.RADII, areas.ours, results):
        problem = disagreement(ours, theirs, areas.polygons, areas.types, radius)
        if problem:
            sys.exit(f"W1: shapely, {radius} m: {problem}")
    seconds = sum(result[0] for result in results)
    theirs = np.stack([result[1] for result in results])
    worst = np.max(np.abs(areas.ours - theirs) / shapely.area(areas.polygons)[None, :, None])
    print(
        f"| W1 covered area, {areas.ours.size} pairs | {areas.seconds:.3f} s"
        f" | shapely {seconds:.2f} s | {seconds / areas.seconds:.0f} x"
        f" | shapely up to {100 * worst:.2f} % of an area low |"
    )


def fastest(polygons, types, radius):
    """Seconds and areas of the faster of the two ways."""
    results = []
    for covered in (by_polygon, by_union):
        started = time.perf_counter()
        areas = np.stack([covered(polygons, points, radius) for points in types], axis=1)
        results.append((time.perf_counter() - started, areas))
    return min(results, key=lambda result: result[0])


main(pathlib.Path(sys.argv[1]))
