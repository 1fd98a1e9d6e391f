"""W3: cityseer's accessibilities on the ways that `Workloads network` wrote, compared at every node.

cityseer counts all facilities within the radius of each node and tells the nearest of each type on the way;
it has no search for the nearest alone. One thread; its graph and the places of its facilities are timed on
their own. Its lengths are those of the geometries, and a facility lies on the street nearest to it.

usage: network_cityseer.py FOLDER NAME
"""

import os
import pathlib
import sys
import time

os.environ["RAYON_NUM_THREADS"] = "1"

import numpy as np
from cityseer import rustalgos

from waynetwork import WayNetwork, disagreement

RADIUS = 1000
TOLERANCE = 0.001  # metres: its distances have single precision


def main(folder, name):
    network = WayNetwork(folder)
    started = time.perf_counter()
    streets = structure(network)
    data, landuses = places(network, streets)
    preparation = time.perf_counter() - started
    started = time.perf_counter()
    keys = [str(number) for number in range(len(network.facilities))]
    result = data.accessibility(
        streets,
        landuses,
        keys,
        distances=[RADIUS],
        decay_fn="1",
        speed_m_s=1,
        pbar_disabled=True,
    ).result
    seconds = time.perf_counter() - started
    theirs = np.stack([result[key].distance[RADIUS] for key in keys])
    theirs = np.where(np.isnan(theirs) | (theirs > RADIUS), np.inf, theirs)
    problem = disagreement(network.distances(RADIUS), theirs, RADIUS, TOLERANCE)
    if problem:
        sys.exit(f"W3 {name}: cityseer: {problem}")
    ours = network.times["search"][0]
    prepared = network.times["preparation"]
    print(
        f"| W3 {name}, {len(network.positions)} nodes, {len(theirs)} types, {RADIUS} m"
        f" | {ours:.3f} s | cityseer {seconds:.1f} s | {seconds / ours:.0f} x"
        f" | preparation: + {prepared:.2f} s, + {preparation:.1f} s;"
        f" counts of facilities included |"
    )


def structure(network):
    streets = rustalgos.graph.NetworkStructure()
    for number, (x, y) in enumerate(network.positions.tolist()):
        streets.add_street_node(str(number), x, y, True, 1.0)
    for number, (tail, head) in enumerate(network.segments.tolist()):
        for start, end in ((tail, head), (head, tail)):
            line = f"LINESTRING ({wkt(network, start)}, {wkt(network, end)})"
            streets.add_street_edge(start, end, number, str(start), str(end), line, 1.0)
    streets.validate()
    streets.build_edge_rtree()
    return streets


def places(network, streets):
    data, landuses = rustalgos.data.DataMap(), {}
    for type_number, nodes in enumerate(network.facilities):
        for node in nodes.tolist():
            key = f"{type_number}:{node}"
            data.insert(key, f"POINT ({wkt(network, node)})")
            landuses[key] = str(type_number)
    data.assign_data_to_network(streets, 1.0, 20)
    return data, landuses


def wkt(network, node):
    x, y = network.positions[node]
    return f"{float(x)!r} {float(y)!r}"


main(pathlib.Path(sys.argv[1]), sys.argv[2])
