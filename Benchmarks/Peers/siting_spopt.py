"""Siting: `lifecircle site --exact` on p-median instances of the OR-Library's sizes (a random graph of n
nodes and n²/50 edges, all shortest paths, every node demand and site; Beasley 1985), and on MCLP,
LSCP and p-center over the same distances. Small ones are solved by spopt with CBC, large ones by
HiGHS on the formulation by distance levels (Cornuéjols, Nemhauser, Wolsey 1980), which has far fewer
variables and the same bound. Objectives must agree.

usage: siting_spopt.py LIFECIRCLE FOLDER [LARGEST]
  LARGEST: nodes of the largest instance, 900 without it.
"""

import csv
import json
import pathlib
import subprocess
import sys
import time

import numpy as np
import pulp
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array
from scipy.sparse.csgraph import shortest_path
from spopt.locate import LSCP, MCLP, PCenter, PMedian

SIZES = {
    100: (5, 10, 20, 33),
    200: (5, 10, 20, 40, 67),
    300: (5, 10, 30, 60, 100),
    400: (5, 10, 40, 80, 133),
    500: (5, 10, 50, 100, 167),
    600: (5, 10, 60, 120, 200),
    700: (5, 10, 70, 140),
    800: (5, 10, 80),
    900: (5, 10, 90),
}
LARGEST_FOR_SPOPT = 100
TIME_LIMIT = 300  # seconds for a rival


def main(lifecircle, folder, largest):
    folder.mkdir(parents=True, exist_ok=True)
    for nodes in (n for n in SIZES if n <= largest):
        distances = graph(nodes)
        weights = np.random.default_rng(nodes + 1).integers(1, 100, nodes)
        write(folder, distances, np.ones(nodes, int))
        for count in SIZES[nodes]:
            row(lifecircle, folder, distances, np.ones(nodes, int), "pmedian", count, None)
        write(folder, distances, weights)
        radius = int(np.percentile(distances, 6))
        row(lifecircle, folder, distances, weights, "mclp", max(nodes // 40, 3), radius)
        row(lifecircle, folder, distances, weights, "lscp", None, radius)
        row(lifecircle, folder, distances, weights, "pcenter", max(nodes // 20, 5), None)


def graph(nodes):
    """Shortest distances in a connected random graph with edges of length 1 to 100."""
    random = np.random.default_rng(nodes)
    edges = nodes * nodes // 50
    tails, heads = random.integers(0, nodes, (2, edges))
    path = random.permutation(nodes)
    tails = np.concatenate([path[:-1], tails])
    heads = np.concatenate([path[1:], heads])
    lengths = random.integers(1, 101, len(tails))
    kept = tails != heads
    lengthOf = {}
    for tail, head, length in zip(tails[kept], heads[kept], lengths[kept]):
        key = (min(tail, head), max(tail, head))
        lengthOf[key] = min(lengthOf.get(key, 1000), length)
    keys = np.array(list(lengthOf))
    matrix = coo_array((list(lengthOf.values()), keys.T), shape=(nodes, nodes))
    return shortest_path(matrix.tocsr(), directed=False).astype(int)


def write(folder, distances, weights):
    with open(folder / "matrix.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["demand", "site", "cost"])
        for demand, line in enumerate(distances):
            rows.writerows((f"d{demand:04}", f"s{site:04}", cost) for site, cost in enumerate(line))
    with open(folder / "demand.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "weight"])
        rows.writerows((f"d{demand:04}", weight) for demand, weight in enumerate(weights))


def row(lifecircle, folder, distances, weights, model, count, radius):
    ours = run(lifecircle, folder, model, count, radius)
    if len(distances) <= LARGEST_FOR_SPOPT:
        name, theirs, seconds, finished = by_spopt(distances, weights, model, count, radius)
    else:
        name, theirs, seconds, finished = by_highs(distances, weights, model, count, radius)
    words = "proven by both"
    if finished and not np.isclose(ours["objective"], theirs, rtol=1e-9, atol=1e-6):
        sys.exit(f"siting: {model} {len(distances)} {count}: {ours['objective']} and {theirs}")
    if not finished:
        words = f"{name} had not finished"
    if not ours["proven"]:
        words = f"gap {ours['gap']:.4%}; {words}"
    asked = " ".join(
        text
        for text, value in ((f"p = {count}", count), (f"R = {radius}", radius))
        if value is not None
    )
    solve = ours["timing"]["solve"]
    print(
        f"| siting {model}, {len(distances)} nodes, {asked} | {solve:.3f} s | {name} {seconds:.1f} s"
        f" | {seconds / solve:.0f} x | {ours['objective']:.0f}, {words};"
        f" whole command {ours['timing']['total']:.2f} s |",
        flush=True,
    )


def run(lifecircle, folder, model, count, radius):
    command = [lifecircle, "site", "--model", model, "--exact", "--time-limit", str(TIME_LIMIT)]
    command += ["--cost-matrix", folder / "matrix.csv", "--demand", folder / "demand.csv"]
    command += ["--count", str(count)] if count else []
    command += ["--radius", str(radius)] if radius is not None else []
    subprocess.run([*command, "--quiet", "--out", folder / "run"], check=True)
    return json.loads((folder / "run" / "summary.json").read_text())


def by_spopt(distances, weights, model, count, radius):
    """Building the model and solving it, as spopt's users do."""
    started = time.perf_counter()
    if model == "pmedian":
        made = PMedian.from_cost_matrix(distances, weights, p_facilities=count)
    elif model == "mclp":
        made = MCLP.from_cost_matrix(distances, weights, radius, p_facilities=count)
    elif model == "lscp":
        made = LSCP.from_cost_matrix(distances, radius)
    else:
        made = PCenter.from_cost_matrix(distances, p_facilities=count)
    made.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=TIME_LIMIT))
    seconds = time.perf_counter() - started
    finished = made.problem.sol_status == pulp.LpSolutionOptimal and seconds < TIME_LIMIT
    return "spopt, CBC", made.problem.objective.value(), seconds, finished


def by_highs(distances, weights, model, count, radius):
    started = time.perf_counter()
    if model == "pcenter":
        objective, finished = center(distances, count)
    elif model == "pmedian":
        levels = [np.unique(line) for line in distances]
        rows = [(i, k) for i, line in enumerate(levels) for k in range(len(line) - 1)]
        costs = [weights[i] * (levels[i][k + 1] - levels[i][k]) for i, k in rows]
        reach = np.array([distances[i] <= levels[i][k] for i, k in rows])
        objective, finished = cover(reach, np.array(costs), count)
        objective += sum(weights[i] * line[0] for i, line in enumerate(levels))
    elif model == "mclp":
        lost, finished = cover(distances <= radius, weights, count)
        objective = weights.sum() - lost
    else:
        objective, finished = cover(distances <= radius, None, None)
    return "HiGHS", objective, time.perf_counter() - started, finished


def cover(reach, penalties, count):
    """Fewest sites that reach every row; or, with penalties for rows not reached, `count` sites."""
    rows, sites = reach.shape
    misses = 0 if penalties is None else rows
    matrix = coo_array(reach.astype(float))
    data, (i, j) = matrix.data, matrix.coords
    if misses:
        data = np.concatenate([data, np.ones(rows)])
        i, j = np.concatenate([i, np.arange(rows)]), np.concatenate([j, sites + np.arange(rows)])
    constraints = [
        LinearConstraint(coo_array((data, (i, j)), shape=(rows, sites + misses)).tocsr(), 1)
    ]
    if count is not None:
        chosen = np.concatenate([np.ones(sites), np.zeros(misses)])
        constraints.append(LinearConstraint(chosen[None, :], -np.inf, count))
    costs = np.ones(sites) if penalties is None else np.concatenate([np.zeros(sites), penalties])
    whole = np.concatenate([np.ones(sites), np.zeros(misses)])
    found = milp(
        costs,
        integrality=whole,
        bounds=Bounds(0, 1),
        constraints=constraints,
        options={"time_limit": TIME_LIMIT, "mip_rel_gap": 0},
    )
    return (found.fun if found.fun is not None else np.nan), found.status == 0


def center(distances, count):
    """The least distance at which `count` sites cover all, by bisection."""
    levels = np.unique(distances)
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high) // 2
        needed, finished = cover(distances <= levels[middle], None, None)
        if not finished:
            return np.nan, False
        low, high = (low, middle) if round(needed) <= count else (middle + 1, high)
    return levels[low], True


if __name__ == "__main__":
    main(
        sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 900
    )
