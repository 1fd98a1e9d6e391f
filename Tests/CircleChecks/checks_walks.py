"""Walks: mean, worst and share within the radius by a search of our own, and crossings within reach of barriers.

Places differ a little from LifeCircle's: people of a cell stand at the middle of its part in the atom, and step
straight to the nearest street in sight. Tolerances are stated here and the differences printed.
"""

import networkx
import numpy as np

import checks_rules
from results import expect_none, number

MEAN = 0.10, 25
WORST = 0.25, 150
"""Part of the value and metres by which two walks may differ."""
FEW = 0.03
"""Of all circles, how many may differ by more (and always one): a place between two streets may step onto either."""


def walks_are_those_of_our_own_search(context):
    results, walks = context.results, context.walks
    off, means, shares = {}, [], []
    for name, row in results.circles.items():
        own = walks.of_circle(name)
        if own is None or not row["walk_mean_m"]:
            if (own is None) != (not row["walk_mean_m"]):
                off[name] = "nobody walks in one of both"
            continue
        mean, worst, share = number(row["walk_mean_m"]), number(row["walk_worst_m"]), number(row["share_within"])
        means.append(mean - own.mean)
        shares.append(share - own.share)
        if not near(mean, own.mean, MEAN) or not near(worst, own.worst, WORST):
            off[name] = f"mean {mean:.0f} for {own.mean:.0f} m, worst {worst:.0f} for {own.worst:.0f} m"
    assert means, "no walks at all"
    told = (f"means differ by {np.median(np.abs(means)):.1f} m (median), {np.percentile(np.abs(means), 95):.1f} m "
            f"(95 of 100), shares by {np.median(np.abs(shares)):.4f}, {np.percentile(np.abs(shares), 95):.4f}; "
            f"{len(off)} circles beyond the tolerance")
    assert abs(np.mean(means)) < 0.03 * np.mean([number(r["walk_mean_m"]) for r in results.circles.values()]), told
    if len(off) > max(1, FEW * len(results.circles)):
        expect_none((f"{n} ({text})" for n, text in off.items()), f"circles with other walks ({told})")
    return told


def near(one, other, tolerance):
    return abs(one - other) <= tolerance[0] * max(one, other) + tolerance[1]


def share_within_the_radius(context):
    """The rule by our own walks: asserted where our share is clearly on one side."""
    results, broken, undecided = context.results, set(), set()
    for name, row in results.circles.items():
        own = context.walks.of_circle(name)
        if own is None:
            undecided.add(name)
        elif abs(own.share - context.options.share) < checks_rules.SHARE:
            undecided.add(name)
        elif own.share < context.options.share:
            broken.add(name)
    return checks_rules.compare(context, "walkable", broken, undecided)


def barriers_have_crossings_within_reach(context):
    """A border most of which is a barrier holds a circle together only where people of one side walk to the middle
    of the other's within two radii. Broken where atoms hang on by nothing else."""
    results, least = context.results, context.options.least_border
    walkable = results.neighbours(True, least)
    broken, undecided = set(), set()
    for name, atoms in results.atoms.items():
        inner = walkable.subgraph(atoms)
        verdicts = {edge: reach(context, edge) for edge in inner.edges if along_barrier(results, edge)}
        if not verdicts:
            continue
        outcomes = set()
        for believed in (True, False):
            kept = networkx.Graph()
            kept.add_nodes_from(atoms)
            kept.add_edges_from(edge for edge in inner.edges
                                if edge not in verdicts or verdicts[edge] or verdicts[edge] is None and believed)
            outcomes.add(bool(stranded(context, kept) - stranded(context, inner)))
        if len(outcomes) > 1:
            undecided.add(name)
        elif outcomes == {True}:
            broken.add(name)
    return checks_rules.compare(context, "barriers", broken, undecided)


def along_barrier(results, edge):
    metres, barrier, _crossings = results.borders[tuple(sorted(edge))]
    return barrier > metres / 2


def stranded(context, graph):
    """Atoms outside the part with most people."""
    units = context.results.units
    parts = list(networkx.connected_components(graph))
    main = max(parts, key=lambda part: sum(number(units[atom]["population"]) for atom in part))
    return set(graph) - main


def reach(context, edge):
    """Whether a crossing is within reach; None where our walk is near the limit, or where no street is reached."""
    limit, found = 2 * context.options.radius, []
    for one, other in (edge, edge[::-1]):
        metres = context.walks.between(one, other)
        if metres is not None:
            found.append(metres)
    if not found:
        return None
    best = min(found)
    return None if 0.85 * limit < best < 1.15 * limit else best <= limit


CHECKS = [walks_are_those_of_our_own_search, share_within_the_radius, barriers_have_crossings_within_reach]
