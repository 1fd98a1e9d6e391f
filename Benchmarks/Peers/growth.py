"""W6: the rows of lattices that `Workloads growth` printed, one JSON object each, and how seconds and
memory for each node grow from the first to the last.

usage: growth.py < ROWS
"""

import json
import sys


def main(rows):
    costs = [
        [(row["graph"] + row["search"]) / row["nodes"], row["peak"] / row["nodes"]] for row in rows
    ]
    for row, cost in zip(rows, costs):
        seconds, memory = (value / first for value, first in zip(cost, costs[0]))
        print(
            f"| W6 lattice, {row['nodes']} nodes, {row['edges']} edges, graph and one search of 1000 m"
            f" | {row['graph']:.2f} s + {row['search']:.3f} s, {row['peak'] / 1e6:.0f} MB | –"
            f" | {seconds:.2f} x, {memory:.2f} x |"
            f" {1e6 * cost[0]:.2f} µs and {cost[1]:.0f} bytes a node; ratios to the smallest |"
        )


main([json.loads(line) for line in sys.stdin])
