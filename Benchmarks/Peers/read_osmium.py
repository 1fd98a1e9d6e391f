"""W8: pyosmium's reader collecting the nodes of walkable ways of the file that `Workloads reading` read,
compared node by node and segment by segment.

usage: read_osmium.py FILE FOLDER NAME
"""

import json
import os
import pathlib
import sys
import time

import numpy as np
import osmium
import pyproj

OPEN = set(
    "bridleway corridor crossing cycleway elevator footway living_street path pedestrian platform"
    " primary primary_link residential road secondary secondary_link service steps tertiary"
    " tertiary_link track unclassified".split()
)
WITH_SIDEWALK = {"busway", "trunk", "trunk_link"}
OPENING = {"yes", "designated", "permissive", "official", "public", "destination"}
CLOSING = {"no", "private", "use_sidepath", "military"}
NO_ACCESS = {"no", "private", "military", "agricultural", "forestry"}
SIDEWALKS = {"yes", "both", "left", "right"}
RUNS = 3


def main(path, folder, name):
    times = json.loads((folder / "times.json").read_text())
    results = []
    for _ in range(RUNS):
        started = time.perf_counter()
        ways = read(path)
        results.append(time.perf_counter() - started)
    seconds = min(results)
    check(ways, folder, times["crs"], name)
    ours, megabytes = times["seconds"], os.path.getsize(path) / 1e6
    print(
        f"| W8 reading {name}, {megabytes:.1f} MB, file to graph | {ours:.2f} s,"
        f" {megabytes / ours:.0f} MB/s | pyosmium {seconds:.2f} s, {megabytes / seconds:.1f} MB/s"
        f" | {seconds / ours:.1f} x | rival: ways only, no graph ({times['graphSeconds']:.2f} s of"
        f" ours); {times['peakBytes'] / 1e6:.0f} MB of memory at most |"
    )


def is_walkable(tags):
    highway = tags.get("highway")
    if highway is None:
        if "platform" not in (tags.get("railway"), tags.get("public_transport")):
            return False
    elif highway not in OPEN and highway not in WITH_SIDEWALK:
        return False
    if tags.get("foot") in OPENING:
        return True
    if tags.get("foot") in CLOSING or tags.get("access") in NO_ACCESS:
        return False
    return highway not in WITH_SIDEWALK or any(
        tags.get(key) in SIDEWALKS
        for key in ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")
    )


def read(path):
    """Of each walkable way the node ids and coordinates in degrees, nodes outside the file left out."""
    ways = []
    filter_ = osmium.filter.KeyFilter("highway", "railway", "public_transport")
    reader = osmium.FileProcessor(path, osmium.osm.NODE | osmium.osm.WAY).with_locations()
    for way in reader.with_filter(osmium.filter.EntityFilter(osmium.osm.WAY)).with_filter(filter_):
        if is_walkable(way.tags):
            ways.append(
                [
                    (node.ref, node.lon, node.lat) if node.location.valid() else None
                    for node in way.nodes
                ]
            )
    return ways


def check(ways, folder, crs, name):
    """Numbers the nodes in the order of the ways and compares positions and segments."""
    numbers, coordinates, segments = {}, [], []
    for way in ways:
        previous = None
        for node in way:
            if node is None:
                previous = None
                continue
            if node[0] not in numbers:
                numbers[node[0]] = len(coordinates)
                coordinates.append(node[1:])
            number = numbers[node[0]]
            if previous is not None:
                segments.append((previous, number))
            previous = number
    project = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform
    theirs = np.column_stack(project(*np.array(coordinates).T))
    ours = np.fromfile(folder / "positions.f64").reshape(-1, 2)
    if ours.shape != theirs.shape or np.abs(ours - theirs).max() > 0.001:
        sys.exit(f"W8 {name}: positions differ: {ours.shape} and {theirs.shape}")
    if not np.array_equal(np.fromfile(folder / "segments.i32", np.int32).reshape(-1, 2), segments):
        sys.exit(f"W8 {name}: segments differ")


main(sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3])
