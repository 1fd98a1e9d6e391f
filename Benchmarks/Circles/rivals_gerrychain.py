"""Recombination by gerrychain on the same atoms, given our objective: the best plan that a run meets is kept."""

import functools
import math
import random
import time

import networkx
import numpy as np
from gerrychain import Graph, MarkovChain, Partition
from gerrychain.accept import always_accept
from gerrychain.optimization import SingleMetricOptimizer
from gerrychain.partition import recursive_tree_part
from gerrychain.proposals import recom
from gerrychain.tree import bipartition_tree
from gerrychain.updaters import Tally, cut_edges

OUTSIDE = 1e9
"""What a person outside of the band counts: so that a plan in the band beats every other one."""


class Score:
    """The objective of a plan, with people missing or too many of every part; parts are remembered."""

    def __init__(self, problem):
        self.problem, self.known = problem, {}

    def __call__(self, partition):
        graph = partition.graph
        return sum(self.of_part(frozenset(graph.original_nx_node_ids_for_set(nodes)))
                   for nodes in partition.parts.values())

    def of_part(self, atoms):
        value = self.known.get(atoms)
        if value is None:
            listed = sorted(atoms)
            people = self.problem.people[listed].sum()
            missing = max(self.problem.least - people, people - self.problem.most, 0)
            value = self.known[atoms] = self.problem.cost(listed) + OUTSIDE * missing
        return value


def first_plan(problem, graph, part, count, rng, surcharge):
    """A plan by recursive cuts within the band, or as near to it as tries find; None where none was found."""
    target = problem.people[part].sum() / count
    fitting = min(1 - problem.least / target, problem.most / target - 1)
    cut = functools.partial(bipartition_tree, max_attempts=200, region_surcharge=surcharge)
    for epsilon in [fitting] * 10 + [0.3, 0.4, 0.5, 0.65, 0.8, 0.95, 1.5, 3]:
        if epsilon <= 0:
            continue
        try:
            return recursive_tree_part(graph, range(count), target, "people", epsilon, 0, cut, rng=rng)
        except Exception:  # gerrychain raises several kinds where no balanced cut exists
            continue
    return None


def solve_part(problem, part, count, seed, run, surcharge):
    graph = networkx.Graph()
    for atom in part:
        graph.add_node(atom, people=float(problem.people[atom]), area=str(problem.areas[atom]))
    graph.add_edges_from(problem.solved.subgraph(part).edges)
    chained, rng = Graph.from_networkx(graph), random.Random(seed)
    plan = first_plan(problem, chained, part, count, rng, surcharge)
    if plan is None:
        return np.zeros(len(part), int)
    start = Partition(chained, plan, updaters={"people": Tally("people"), "cut_edges": cut_edges})
    proposal = functools.partial(
        recom, pop_col="people", pop_target=(problem.least + problem.most) / 2,
        epsilon=(problem.most - problem.least) / (problem.most + problem.least), region_surcharge=surcharge,
        bipartition_tree_fn=functools.partial(bipartition_tree, max_attempts=20, allow_pair_reselection=True))
    best = run(proposal, start, Score(problem), rng)
    labels = {node: label for label, nodes in best.parts.items()
              for node in best.graph.original_nx_node_ids_for_set(nodes)}
    return np.array([labels[atom] for atom in part])


def plain(steps, seconds=math.inf):
    """Recombination as it is: every step is accepted, the best plan met is kept."""
    def run(proposal, start, score, rng):
        best, value, state = start, score(start), start
        chain = MarkovChain(proposal, [], always_accept, state, steps, rng=rng)
        for plan in stepping(chain, seconds):
            found = score(plan)
            if found < value:
                best, value = plan, found
        return best
    return run


def tilted(steps, share, seconds=math.inf):
    """gerrychain's optimiser: better plans always, worse ones with this probability."""
    def run(proposal, start, score, rng):
        optimizer = SingleMetricOptimizer(proposal, [], start, score, maximize=False, rng=rng)
        for _ in stepping(optimizer.tilted_run(steps, share), seconds):
            pass
        return optimizer.best_part
    return run


def bursts(steps, length=10, seconds=math.inf):
    """gerrychain's optimiser: short bursts from the best plan so far."""
    def run(proposal, start, score, rng):
        optimizer = SingleMetricOptimizer(proposal, [], start, score, maximize=False, rng=rng)
        for _ in stepping(optimizer.short_bursts(length, steps // length), seconds):
            pass
        return optimizer.best_part
    return run


def stepping(chain, seconds=math.inf):
    """The chain's plans until it ends, its seconds are over, or no pair of parts can be cut anew."""
    plans, end = iter(chain), time.process_time() + seconds
    while time.process_time() < end:
        try:
            plan = next(plans)
        except StopIteration:
            return
        except Exception as error:  # MetagraphError: no adjoining parts can be recombined
            if type(error).__name__ not in ("MetagraphError", "RuntimeError"):
                raise
            return
        yield plan


def recombination(problem, seed, run, surcharge=None):
    return lambda part, count: solve_part(problem, part, count, seed, run, surcharge)
