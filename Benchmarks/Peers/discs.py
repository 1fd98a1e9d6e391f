"""Covered area with polygonised discs, the two ways a planner's script does it."""

import numpy as np
import shapely

QUADRANT_SEGMENTS = 16  # discs of 64 segments


def by_polygon(polygons, points, radius):
    """Area in m2 of each polygon within `radius` of some point: for each polygon the discs that can
    meet it are united and intersected with it. The faster way while few discs meet a polygon."""
    areas = np.zeros(len(polygons))
    discs = shapely.buffer(points, radius, quad_segs=QUADRANT_SEGMENTS)
    number, disc = shapely.STRtree(points).query(polygons, predicate="dwithin", distance=radius)
    starts = np.flatnonzero(np.r_[True, np.diff(number) > 0]) if len(number) else []
    groups = np.split(disc, starts[1:]) if len(number) else []
    unions = np.array([shapely.union_all(discs[group]) for group in groups])
    hit = number[starts]
    areas[hit] = shapely.area(shapely.intersection(polygons[hit], unions))
    return areas


def by_union(polygons, points, radius):
    """The same, all discs united first and the parts of the union intersected with the polygons. The
    faster way where many discs overlap."""
    areas = np.zeros(len(polygons))
    discs = shapely.buffer(points, radius, quad_segs=QUADRANT_SEGMENTS)
    parts = shapely.get_parts(shapely.union_all(discs))
    number, part = shapely.STRtree(parts).query(polygons, predicate="intersects")
    np.add.at(areas, number, shapely.area(shapely.intersection(polygons[number], parts[part])))
    return areas


def deficit(radius):
    """What the inscribed polygon of one disc loses, in m2."""
    corners = 4 * QUADRANT_SEGMENTS
    return radius**2 * (np.pi - corners / 2 * np.sin(2 * np.pi / corners))


def disagreement(ours, theirs, polygons, types, radius):
    """What is wrong between two tables of areas by polygon and type; None when nothing is.

    Polygonised discs lie inside the true ones: never above the exact area, below it by no more than the
    discs near the polygon lose."""
    area = shapely.area(polygons)
    difference = ours - theirs
    if (difference < -1e-9 * area[:, None]).any():
        return f"areas above the exact ones by up to {(-difference / area[:, None]).max():.2e}"
    for t, points in enumerate(types):
        near = shapely.STRtree(points).query(polygons, predicate="dwithin", distance=radius)[0]
        room = deficit(radius) * np.bincount(near, minlength=len(polygons))
        if (difference[:, t] > room + 1e-9 * area).any():
            return f"areas below by more than the discs lose, type {t}"
    return None
