"""Siting: `lifecircle site --exact` on p-median instances of the OR-Library's sizes (a random graph of n
nodes and n²/50 edges, all shortest paths, every node demand and site; Beasley 1985), and on MCLP,
LSCP and p-center over the same distances. Small ones are solved by spopt with CBC, large ones by
HiGHS; large p-medians with few sites are proven by pmedian_proof.py, which is given our objective, so
that its time is not compared. Objectives must agree.

usage: siting_spopt.py LIFECIRCLE FOLDER [LARGEST [SECONDS]]
  LARGEST: nodes of the largest instance, 900 without it. SECONDS: limit for a rival, 60 without it;
  of one that has not finished, its bounds must enclose our objective.
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

import pmedian_proof

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


def main(lifecircle, folder, largest, limit):
    folder.mkdir(parents=True, exist_ok=True)
    for nodes in (n for n in SIZES if n <= largest):
        distances = graph(nodes)
        weights = np.random.default_rng(nodes + 1).integers(1, 100, nodes)
        write(folder, distances, np.ones(nodes, int))
        for count in SIZES[nodes]:
            row(lifecircle, folder, limit, distances, np.ones(nodes, int), "pmedian", count, None)
        write(folder, distances, weights)
        radius = int(np.percentile(distances, 6))
        row(lifecircle, folder, limit, distances, weights, "mclp", max(nodes // 40, 3), radius)
        row(lifecircle, folder, limit, distances, weights, "lscp", None, radius)
        row(lifecircle, folder, limit, distances, weights, "pcenter", max(nodes // 20, 5), None)


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


def row(lifecircle, folder, limit, distances, weights, model, count, radius):
    ours = run(lifecircle, folder, model, count, radius)
    solve = ours["timing"]["solve"]
    asked = " ".join(
        text
        for text, value in ((f"p = {count}", count), (f"R = {radius}", radius))
        if value is not None
    )
    start = f"| siting {model}, {len(distances)} nodes, {asked} | {solve:.3f} s"
    end = f"whole command {ours['timing']['total']:.2f} s |"
    if not ours["proven"]:
        end = f"gap {ours['gap']:.4%}; {end}"
    attained = walked(ours, distances, weights, count) if model == "pmedian" else None
    if len(distances) <= LARGEST_FOR_SPOPT:
        name, low, high, seconds = by_spopt(distances, weights, model, count, radius, limit)
    elif model == "pmedian":
        name, low, high, seconds = by_proof(distances, weights, count, attained, limit)
    else:
        name, low, high, seconds = by_highs(distances, weights, model, count, radius, limit)
    margin = 1e-6 * max(abs(ours["objective"]), 1)
    worst, best = sorted((ours["objective"], ours["bound"]))
    if best < low - margin or worst > high + margin:
        sys.exit(f"siting: {model} {len(distances)} {count}: {worst} to {best}, {low} to {high}")
    words = "proven by both" if ours["proven"] else f"{name} alone proved {low:.0f}"
    if high - low > margin:
        words = f"{name} had not finished: {low:.0f} to {high:.0f}"
    factor = "–" if "given ours" in name else f"{seconds / solve:.0f} x"
    print(
        f"{start} | {name} {seconds:.1f} s | {factor}"
        f" | {ours['objective']:.0f}, {words}; {end}",
        flush=True,
    )


def walked(ours, distances, weights, count):
    """The objective again, from the chosen sites."""
    chosen = {int(site[1:]) for site in ours["sites"]}
    cost = (weights * distances[:, list(chosen)].min(axis=1)).sum()
    if len(chosen) > count or not np.isclose(cost, ours["objective"]):
        sys.exit(f"siting: {len(distances)} {count}: {ours['objective']} is {cost}, {len(chosen)} sites")
    return cost


def run(lifecircle, folder, model, count, radius):
    command = [lifecircle, "site", "--model", model, "--exact", "--time-limit", "300"]
    command += ["--cost-matrix", folder / "matrix.csv", "--demand", folder / "demand.csv"]
    command += ["--count", str(count)] if count else []
    command += ["--radius", str(radius)] if radius is not None else []
    subprocess.run([*command, "--quiet", "--out", folder / "run"], check=True)
    return json.loads((folder / "run" / "summary.json").read_text())


def by_spopt(distances, weights, model, count, radius, limit):
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
    made.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=limit))
    seconds = time.perf_counter() - started
    value = made.problem.objective.value()
    finished = made.problem.sol_status == pulp.LpSolutionOptimal and seconds < limit
    low, high = (value, value) if finished else (-np.inf, np.inf)
    return "spopt, CBC", low, high, seconds


def by_proof(distances, weights, count, attained, limit):
    started = time.perf_counter()
    costs = weights[:, None] * distances
    name, low, high = pmedian_proof.optimum(costs, count, attained, limit)
    return name, low, high, time.perf_counter() - started


def by_highs(distances, weights, model, count, radius, limit):
    """The least and the greatest value that the optimum can have."""
    started = time.perf_counter()
    if model == "pcenter":
        low, high = center(distances, count, limit)
    elif model == "mclp":
        low, high = (
            weights.sum() - value
            for value in reversed(cover(distances <= radius, weights, count, limit))
        )
    else:
        low, high = cover(distances <= radius, None, None, limit)
    return "HiGHS", low, high, time.perf_counter() - started


def cover(reach, penalties, count, limit):
    """Fewest sites that reach every row; or, with penalties for rows not reached, `count` sites."""
    rows, sites = reach.shape
    misses = 0 if penalties is None else rows
    i, j = np.nonzero(reach)
    i = np.concatenate([i, np.arange(misses)])
    j = np.concatenate([j, sites + np.arange(misses)])
    matrix = coo_array((np.ones(len(i)), (i, j)), shape=(rows, sites + misses)).tocsr()
    constraints = [LinearConstraint(matrix, 1)]
    whole = np.concatenate([np.ones(sites), np.zeros(misses)])
    if count is not None:
        constraints.append(LinearConstraint(whole[None, :], -np.inf, count))
    found = milp(
        np.ones(sites) if penalties is None else np.concatenate([np.zeros(sites), penalties]),
        integrality=whole,
        bounds=Bounds(0, 1),
        constraints=constraints,
        options={"time_limit": limit, "mip_rel_gap": 0},
    )
    if found.status == 0:
        return found.fun, found.fun
    low = -np.inf if found.mip_dual_bound is None else found.mip_dual_bound
    return low, np.inf if found.fun is None else found.fun


def center(distances, count, limit):
    """The least distance at which `count` sites cover all, by bisection."""
    levels = np.unique(distances)
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high) // 2
        least, most = cover(distances <= levels[middle], None, None, limit)
        if least < most:
            return levels[low], levels[high]
        low, high = (low, middle) if round(most) <= count else (middle + 1, high)
    return levels[low], levels[low]


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[3:]]
    main(sys.argv[1], pathlib.Path(sys.argv[2]), *numbers, *(900, 60)[len(numbers) :])
