"""A second opinion on p-median: what the optimum can be, found without LifeCircle's bounds.

HiGHS solves the whole problem, told nothing, where it can. With a few sites among many it takes too long;
there, and where it has not finished, it is proven that no choice costs less than the given objective:
by prices (Lagrange multipliers) alone, by branch and bound on them, or by HiGHS on the sites that they
leave. Costs must be whole numbers, so that a choice that costs less costs at least 1 less.
"""

import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

FEW_SITES = 10
LARGEST_FOR_FEW = 300  # with 10 sites HiGHS takes 6 s for 300 nodes, 150 s for 600
MARGIN = 1e-6


def optimum(costs, count, objective, limit):
    """Who answers, and the least and the greatest value that the optimum can have."""
    if count <= FEW_SITES and len(costs) > LARGEST_FOR_FEW:
        return "Lagrangian (given ours)", *below(costs, count, objective, limit)
    low, high = by_highs(costs, count, limit)
    if high - low <= MARGIN * objective:
        return "HiGHS", low, high
    least, most = below(costs, count, objective, limit)
    return "HiGHS, then Lagrangian (given ours)", max(low, least), min(high, most)


def by_highs(costs, count, limit):
    """The formulation by covering radii (Cornuéjols, Nemhauser, Wolsey 1980), in the sparse form in which
    each level leans on the one before (García, Labbé, Marín 2011) and demands whose nearest sites are
    the same set share a variable (Elloumi 2010): it pays where no site of the set is open."""
    sites = costs.shape[1]
    nearest, penalties, links = levels(costs, count)
    if not links:
        return nearest, nearest
    entries = [(row, sites + row, 1) for row in range(len(links))]
    entries += [(row, site, 1) for row, (_, added) in enumerate(links) for site in added]
    entries += [(row, sites + last, -1) for row, (last, _) in enumerate(links) if last is not None]
    i, j, values = np.array(entries).T
    matrix = coo_array((values, (i, j)), shape=(len(links), sites + len(links))).tocsr()
    whole = np.concatenate([np.ones(sites), np.zeros(len(links))])
    found = milp(
        np.concatenate([np.zeros(sites), penalties]),
        integrality=whole,
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(matrix, [float(last is None) for last, _ in links]),
            LinearConstraint(whole[None, :], count, count),
        ],
        options={"time_limit": limit, "mip_rel_gap": 0},
    )
    if found.status == 0:
        return nearest + found.fun, nearest + found.fun
    low = -np.inf if found.mip_dual_bound is None else nearest + found.mip_dual_bound
    return low, np.inf if found.fun is None else nearest + found.fun


def levels(costs, count):
    """The cost of all nearest sites; for every set of nearest sites what it costs more if none is open,
    and the set within it that it leans on with the sites added. Sets without which fewer than `count`
    sites are left always have one open and are left out."""
    indexOf, penalties, links = {}, [], []
    for line in costs:
        order = np.argsort(line, kind="stable")
        ranked = line[order]
        ends = np.flatnonzero(np.diff(ranked)) + 1
        last, start, reached = None, 0, np.zeros(len(line), bool)
        for end in ends[ends <= len(line) - count]:
            added = order[start:end]
            reached[added] = True
            index = indexOf.setdefault(np.packbits(reached).tobytes(), len(links))
            if index == len(links):
                penalties.append(0)
                links.append((last, added))
            elif len(added) < len(links[index][1]):
                links[index] = (last, added)
            penalties[index] += ranked[end] - ranked[start]
            last, start = index, end
    return costs.min(axis=1).sum(), penalties, links


def below(costs, count, objective, limit):
    """The least and the greatest value that the optimum can have, `objective` being attained."""
    prices = np.partition(costs, 1, axis=1)[:, 1].astype(float)
    low, prices, barred, _ = ascend(costs, prices, 0, count, objective, 2000, 1)
    left = costs[:, ~barred]
    if low > objective - 1 + MARGIN or left.shape[1] < count:
        return objective, objective
    if count <= FEW_SITES:
        least, most = branch(left, prices, count, objective, limit)
    else:
        least, most = by_highs(left, count, limit)
    return min(max(low, least), objective), min(most, objective)


def branch(costs, prices, count, objective, limit):
    """Depth first; a node is its sites, the first of them opened for good. It ends where prices prove
    that it has nothing cheaper than `objective`, or where a single choice is left."""
    until = time.perf_counter() + limit
    best = objective
    nodes = [(-np.inf, np.arange(costs.shape[1]), 0, prices)]
    while nodes:
        if time.perf_counter() > until:
            return min(best, *(node[0] for node in nodes)), best
        _, sites, opened, prices = nodes.pop()
        if len(sites) == count or opened == count:
            best = min(best, costs[:, sites[:count]].min(axis=1).sum())
            continue
        low, prices, barred, share = ascend(
            costs[:, sites], prices, opened, count, objective, 150, 0.5
        )
        sites, share = sites[~barred], share[~barred]
        if low > objective - 1 + MARGIN or len(sites) < count:
            continue
        split = opened + np.argmax(share[opened:])
        rest = np.delete(sites, split)
        if len(rest) >= count:
            nodes.append((low, rest, opened, prices))
        nodes.append((low, np.insert(rest, opened, sites[split]), opened + 1, prices))
    return best, best


def ascend(costs, prices, opened, count, objective, steps, pace):
    """Subgradient steps (Held, Wolfe, Crowder 1974; directions as Camerini, Fratta, Maffioli 1975): the
    best bound, its prices, which sites are in no choice cheaper than `objective` (any prices may show
    it), and how often each was chosen of late, an estimate of how open it is in the relaxation."""
    low, kept, waited, direction = -np.inf, prices, 0, np.zeros(len(costs))
    barred, share = np.zeros(costs.shape[1], bool), np.zeros(costs.shape[1])
    for _ in range(steps):
        bound, gains, chosen = relaxed(costs, prices, opened, count)
        swapped = bound + gains - gains[chosen[opened:]].max()
        swapped[chosen] = bound
        barred[opened:] |= swapped[opened:] > objective - 1 + MARGIN
        share *= 0.95
        share[chosen] += 1
        waited = 0 if bound > low + 0.01 else waited + 1
        if bound > low:
            low, kept = bound, prices
        if low > objective - 1 + MARGIN:
            break
        if waited > 20:
            pace, waited, prices = pace / 1.5, 0, kept
            direction = np.zeros(len(costs))
            continue
        served = (costs[:, chosen] < prices[:, None]).sum(axis=1)
        direction = 1 - served + 0.7 * direction
        length = max(direction @ direction, MARGIN)
        prices = prices + pace * (objective - bound) / length * direction
    return low, kept, barred, share


def relaxed(costs, prices, opened, count):
    """The Lagrangian bound: every demand pays its price and gets back, from every chosen site that costs
    it less, the difference (Cornuéjols, Fisher, Nemhauser 1977); and each site's gain, the choice."""
    gains = np.minimum(costs - prices[:, None], 0).sum(axis=0)
    wanted = count - opened
    cheapest = opened + np.argpartition(gains[opened:], wanted - 1)[:wanted]
    chosen = np.concatenate([np.arange(opened), cheapest])
    return prices.sum() + gains[chosen].sum(), gains, chosen
