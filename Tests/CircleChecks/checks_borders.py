"""Borders of atoms: who adjoins whom, along how many metres, along which barriers, and what walks across."""

import numpy as np
import shapely
from shapely import STRtree

import borders
from results import expect_none

GAP = 200
"""Metres that may lie between two atoms that a street alone joins."""
BESIDE = 30
"""Metres within which a border runs along a barrier."""
STEP = 30
"""Metres by which the parts along barriers may differ, as borders are judged in steps."""


def neighbours_are_those_that_share_borders(context):
    results, least = context.results, context.options.least_border
    assert len(results.borders) == len(results.border_rows), "a pair is there twice"
    expect_none((pair for pair in results.borders if not set(pair) <= set(results.units) or pair[0] == pair[1]),
                "borders of unknown atoms")
    exact, near = lengths_by_name(context)
    missing = [pair for pair, metres in exact.items() if metres > least + 1 and pair not in results.borders]
    expect_none(missing, "pairs of neighbours that are missing")
    wrong = []
    for pair, (metres, barrier, crossings) in results.borders.items():
        low = exact.get(pair, 0.0)
        high = max(near.get(pair, 0.0), low)
        if metres == 0 and crossings > 0:
            if gap(context, pair) > GAP:
                wrong.append(f"{pair}: joined over {gap(context, pair):.0f} m")
        elif not 0.995 * low - 1 <= metres <= 1.01 * high + 3 or metres < least:
            wrong.append(f"{pair}: {metres:.1f} m, not {low:.1f} to {high:.1f} m")
        if not 0 <= barrier <= metres + 0.01:
            wrong.append(f"{pair}: {barrier} m of barrier on {metres} m")
    expect_none(wrong, "borders with another length than told")
    over = sum(metres == 0 for metres, _, _ in results.borders.values())
    return f"{len(results.borders)} borders, {over} over gaps"


def lengths_by_name(context):
    if not hasattr(context, "lengths"):
        results, ids = context.results, context.results.unit_ids
        exact = borders.exact_lengths(list(results.unit_shapes.values()), results.project)
        near = borders.near_lengths(results.unit_polygons)
        context.lengths = [{tuple(sorted((ids[a], ids[b]))): metres for (a, b), metres in found.items()}
                           for found in (exact, near)]
    return context.lengths


def polygon(context, name):
    if not hasattr(context, "positions"):
        context.positions = {n: i for i, n in enumerate(context.results.unit_ids)}
    return context.results.unit_polygons[context.positions[name]]


def gap(context, pair):
    return shapely.distance(polygon(context, pair[0]), polygon(context, pair[1]))


def crossings_are_streets_that_pass(context):
    """Where a street surely passes the border is walkable; where none comes near it and nobody crosses it from the
    door to the street it is not; between these rounding and the reading of "passes" decide, and the table is
    believed."""
    results, entered, walled = context.results, context.walks.entered(), context.walks.walled()
    found = borders.Crossings(results.unit_polygons, context.streets)
    ids, least = results.unit_ids, context.options.least_border
    sure = {tuple(sorted((ids[a], ids[b]))) for a, b in found.sure}
    closed, invented, undecided = [], [], 0
    for pair, (metres, _barrier, crossings) in results.borders.items():
        if metres >= least and pair in sure and crossings == 0:
            closed.append(pair)
        if metres >= least and pair not in sure:
            numbers = sorted(ids.index(n) for n in pair)
            touched = tuple(numbers) in entered or walled & set(numbers) or found.touched(numbers)
            undecided += bool(touched)
            if crossings > 0 and not touched:
                invented.append(pair)
    expect_none(closed, "borders that streets pass and the table closes")
    expect_none(invented, "borders that no street comes near and the table opens")
    walkable = sum(crossings > 0 for _, _, crossings in results.borders.values())
    return f"{walkable} of {len(results.borders)} walkable; {undecided} neither sure nor impossible"


def barriers_lie_along_the_borders(context):
    """No more metres of barrier than lie within reach of a barring line, and no fewer than lie right beside one."""
    results, tree_lines = context.results, context.barring
    tree = STRtree(tree_lines)
    pairs = [pair for pair, (metres, _, _) in results.borders.items() if metres > 0]
    ids = results.unit_ids
    exact = {tuple(sorted((ids[a], ids[b]))): seam for (a, b), seam in
             borders.exact_seams(list(results.unit_shapes.values()), results.project).items()}
    seams = np.array([seam_of(context, pair, exact.get(pair)) for pair in pairs], dtype=object)
    wrong, told = [], 0.0
    for pair, seam in zip(pairs, seams):
        barrier = results.borders[pair][1]
        near = tree_lines[tree.query(seam, predicate="dwithin", distance=BESIDE + 5)]
        reach = shapely.union_all(shapely.buffer(near, BESIDE + 5)) if len(near) else None
        most = shapely.length(shapely.intersection(seam, reach)) if reach is not None else 0.0
        least = beside(seam, near) if len(near) else 0.0
        told += barrier
        if barrier > 1.01 * most + STEP or barrier < 0.9 * least - STEP:
            wrong.append(f"{pair}: {barrier:.0f} m, not {least:.0f} to {most:.0f} m")
    expect_none(wrong, "borders with another length along barriers than told")
    return f"{told / 1000:.1f} km along barriers"


def seam_of(context, pair, exact):
    """What two atoms share edge by edge; where that is not the stated border, what of one runs beside the other."""
    stated = context.results.borders[pair][0]
    if exact is not None and abs(shapely.length(exact) - stated) <= 1 + 0.01 * stated:
        return exact
    return shapely.intersection(shapely.boundary(polygon(context, pair[0])),
                                shapely.buffer(polygon(context, pair[1]), borders.NEAR))


def beside(seam, lines):
    """Metres of the seam within 2 m of a barring line, or of an area's outline, over at least 50 m: such a piece cannot
    but run along it."""
    lines = [shapely.boundary(line) if "Polygon" in line.geom_type else line for line in lines]
    within = shapely.intersection(seam, shapely.union_all(shapely.buffer(lines, 2, cap_style="flat")))
    pieces = shapely.get_parts(shapely.line_merge(within) if within.geom_type.startswith("Multi") else within)
    return sum(metres for metres in shapely.length(pieces) if metres > 50)


CHECKS = [neighbours_are_those_that_share_borders]
WITH_STREETS = [crossings_are_streets_that_pass]
WITH_BARRIERS = [barriers_lie_along_the_borders]
