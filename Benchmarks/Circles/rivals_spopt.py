"""Region builders of spopt on the same atoms: max-p, AZP and skater. Attributes are places, so that regions that are
alike are near together; nothing in these tools knows walking."""

import contextlib
import signal

import geopandas
import libpysal
import numpy as np
from spopt.region import AZP, MaxPHeuristic, Skater
from spopt.region.azp_util import AllowMoveAZP, AllowMoveAZPMaxPRegions

from problem import worth

PLACES = ["x", "y"]


def table(problem, atoms):
    """The atoms' places and people, and the weights of their walkable borders."""
    atoms = np.asarray(atoms)
    numbers = {atom: number for number, atom in enumerate(atoms.tolist())}
    frame = geopandas.GeoDataFrame({
        "x": problem.places[atoms, 0], "y": problem.places[atoms, 1], "people": problem.people[atoms],
    }, geometry=geopandas.points_from_xy(*problem.places[atoms].T))
    neighbours = {number: sorted(numbers[other] for other in problem.solved[atom] if other in numbers)
                  for atom, number in numbers.items()}
    return frame, libpysal.weights.W(neighbours, silence_warnings=True)


def max_p(problem, seed, iterations=99, annealings=10, top_n=2):
    """As many regions as reach the band's least; it has no most, and no count can be asked."""
    def solve(part, _count):
        if problem.people[part].sum() < 2 * problem.least:
            return np.zeros(len(part), int)
        np.random.seed(seed)
        frame, weights = table(problem, part)
        model = MaxPHeuristic(frame, weights, PLACES, "people", problem.least, top_n=top_n,
                              max_iterations_construction=iterations, max_iterations_sa=annealings, policy="keep")
        model.solve()
        return model.labels_
    solve.takes_counts = False
    return solve


def max_p_starts(problem, seed, starts=10, seconds=0.1):
    """Max-p again and again from other seeds, each with 20 constructions and one annealing, and the best of them by
    our measure. In small areas its annealing can run forever (no atom that may leave a region adjoins another one),
    so that each start is ended after some seconds of the processor; an area where none ends stays whole."""
    def solve(part, count):
        found = []
        for start in range(starts):
            try:
                with ended_after(seconds):
                    labels = max_p(problem, seed * 1000 + start, iterations=20, annealings=1)(part, count)
                found.append(np.unique(labels, return_inverse=True)[1])
            except TimeoutError:
                continue
        return max(found, key=lambda labels: worth(problem, part, labels), default=np.zeros(len(part), int))
    solve.takes_counts = False
    return solve


@contextlib.contextmanager
def ended_after(seconds):
    def stop(_signal, _frame):
        raise TimeoutError
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def azp(problem, seed):
    """So many regions from a random start; AZP has no floor of its own."""
    def solve(part, count):
        frame, weights = table(problem, part)
        np.random.seed(seed)
        model = AZP(frame, weights, PLACES, n_clusters=count, random_state=seed)
        model.solve()
        return model.labels_
    return solve


def azp_after_max_p(problem, seed, seconds):
    """Starts from the regions of max-p (the best of three seeds) and keeps every region at the least."""
    start = max_p_starts(problem, seed, starts=3, seconds=seconds)

    def solve(part, count):
        first = np.unique(start(part, count), return_inverse=True)[1]
        if first.max() == 0:
            return first
        frame, weights = table(problem, part)
        floor = AllowMoveAZPMaxPRegions(problem.people[part].reshape(-1, 1), problem.least, AllowMoveAZP())
        model = AZP(frame, weights, PLACES, n_clusters=int(first.max()) + 1, allow_move_strategy=floor,
                    random_state=seed, initial_labels=first)
        model.solve()
        return model.labels_
    solve.takes_counts = False
    return solve


def skater(problem, _seed):
    """So many regions; its floor counts members, not people, and is left open."""
    def solve(part, count):
        frame, weights = table(problem, part)
        model = Skater(frame, weights, PLACES, n_clusters=count)
        model.solve()
        return model.labels_
    return solve
