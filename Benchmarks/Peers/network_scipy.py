"""W3: scipy's compiled multi-source Dijkstra on the ways that `Workloads network` wrote, once per type,
compared at every node.

usage: network_scipy.py FOLDER NAME
"""

import pathlib
import sys
import time

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from waynetwork import WayNetwork, disagreement

RADII = (1000, 3000)
RUNS = 5
TOLERANCE = 0.001  # metres


def main(folder, name):
    network = WayNetwork(folder)
    started = time.perf_counter()
    matrix = both_ways(network)
    preparation = time.perf_counter() - started
    prepared = network.times["preparation"]
    left_out = int(np.isnan(network.distances(RADII[0])[0]).sum())
    size = f"{len(network.positions)} nodes, {len(network.segments)} segments"
    for radius, ours in zip(RADII, network.times["search"]):
        seconds, theirs = best(lambda: search(matrix, network.facilities, radius))
        problem = disagreement(network.distances(radius), np.stack(theirs), radius, TOLERANCE)
        if problem:
            sys.exit(f"W3 {name}, {radius} m: scipy: {problem}")
        whole = (seconds + preparation) / (ours + prepared)
        print(
            f"| W3 {name}, {size}, {len(theirs)} types, {radius} m | {ours:.3f} s"
            f" | scipy {seconds:.2f} s | {seconds / ours:.1f} x"
            f" | {whole:.1f} x with preparation (+ {prepared:.2f} s, + {preparation:.2f} s);"
            f" {left_out} nodes not compared |",
            flush=True,
        )


def both_ways(network):
    """Both directions in one matrix: faster than `directed=False`, which makes the other itself."""
    tail, head = network.segments.T
    count = len(network.positions)
    return coo_array(
        (np.r_[network.lengths, network.lengths], (np.r_[tail, head], np.r_[head, tail])),
        shape=(count, count),
    ).tocsr()


def search(matrix, facilities, radius):
    return [dijkstra(matrix, indices=nodes, limit=radius, min_only=True) for nodes in facilities]


def best(work):
    results = []
    for _ in range(RUNS):
        started = time.perf_counter()
        result = work()
        results.append((time.perf_counter() - started, result))
    return min(results, key=lambda result: result[0])


main(pathlib.Path(sys.argv[1]), sys.argv[2])
