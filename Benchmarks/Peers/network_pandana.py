"""W3: Pandana's nearest_pois on the ways that `Workloads network` wrote, compared at every node.

Pandana holds lengths in whole millimetres and first prepares a contraction hierarchy, which is timed on
its own. Its distances may be off by half a millimetre for every segment of the walk.

usage: network_pandana.py FOLDER NAME
"""

import os
import pathlib
import sys
import time

import numpy as np
import pandana
import pandas

from waynetwork import WayNetwork, disagreement

RADIUS = 1000
TOLERANCE = 0.5  # metres: a thousand segments, each rounded to a millimetre


def main(folder, name):
    network = WayNetwork(folder)
    started = time.perf_counter()
    rival = prepare(network)
    preparation = time.perf_counter() - started
    started = time.perf_counter()
    theirs = np.stack([search(rival, network.positions[nodes]) for nodes in network.facilities])
    seconds = time.perf_counter() - started
    problem = disagreement(network.distances(RADIUS), theirs, RADIUS, TOLERANCE)
    if problem:
        sys.exit(f"W3 {name}: pandana: {problem}")
    ours = network.times["search"][0]
    prepared = network.times["preparation"]
    os.write(
        table,
        f"| W3 {name}, {len(network.positions)} nodes, {len(theirs)} types, {RADIUS} m"
        f" | {ours:.3f} s | pandana {seconds:.1f} s | {seconds / ours:.0f} x"
        f" | preparation: + {prepared:.2f} s, + {preparation:.0f} s |\n".encode(),
    )


def prepare(network):
    x, y = network.positions.T
    tail, head = network.segments.T
    lengths = pandas.DataFrame({"length": network.lengths})
    return pandana.Network(
        pandas.Series(x), pandas.Series(y), pandas.Series(tail), pandas.Series(head), lengths
    )


def search(rival, positions):
    rival.set_pois("facility", RADIUS, 1, positions[:, 0], positions[:, 1])
    found = rival.nearest_pois(RADIUS, "facility", num_pois=1)[1].to_numpy()
    return np.where(found < RADIUS, found, np.inf)


table = os.dup(1)
os.dup2(2, 1)  # Pandana reports its progress on the standard output
main(pathlib.Path(sys.argv[1]), sys.argv[2])
