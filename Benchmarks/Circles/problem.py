"""Atoms, walkable borders and walks as rivals.py reads them, and how a division into circles is judged."""

import csv
import dataclasses

import geopandas
import networkx
import numpy as np
import shapely


@dataclasses.dataclass
class Problem:
    ids: list
    people: np.ndarray
    areas: list
    """By atom what its circle must lie within."""
    places: np.ndarray
    """Metres of an inner point of every atom."""
    graph: networkx.Graph
    """Atoms, joined where a border can be walked across."""
    barred: set
    """Pairs whose border is a barrier for the greater part."""
    walk: np.ndarray
    """People × metres of the second atom to the first's hub."""
    least: float
    most: float

    def __post_init__(self):
        self.sound = self.solved = self.graph
        """What methods may hold circles together by."""

    def leave_barriers(self, radius):
        """Leaves out borders along barriers where on neither side people walk to the other's hub within two radii on
        average: no crossing is within reach."""
        self.sound = self.solved = self.graph.copy()
        for a, b in self.barred:
            far = [self.walk[hub, atom] > 2 * radius * self.people[atom] or not self.people[atom]
                   for hub, atom in ((a, b), (b, a))]
            if all(far) and self.sound.has_edge(a, b):
                self.sound.remove_edge(a, b)

    def join_islands(self):
        """Gives methods a graph in which parts of an area with fewer people than the least are joined to the nearest
        atom of the same area, as `lifecircle circles` does; circles are still judged by the walkable borders."""
        self.solved = self.sound.copy()
        for area in sorted(set(self.areas)):
            atoms = [atom for atom in range(len(self.ids)) if self.areas[atom] == area]
            while True:
                parts = sorted(networkx.connected_components(self.solved.subgraph(atoms)),
                               key=lambda part: self.people[list(part)].sum())
                if len(parts) == 1 or self.people[list(parts[0])].sum() >= self.least:
                    break
                self.solved.add_edge(*self.nearest(sorted(parts[0]), sorted(set(atoms) - parts[0])))

    def nearest(self, some, others):
        away = self.places[some][:, None] - self.places[others][None]
        row, column = np.unravel_index(np.argmin((away**2).sum(axis=2)), (len(some), len(others)))
        return some[row], others[column]

    def parts(self, within):
        """What is divided by itself: connected atoms, of one area where circles lie within areas; as arrays."""
        graph = self.solved
        if within:
            graph = networkx.Graph()
            graph.add_nodes_from(self.graph)
            graph.add_edges_from(e for e in self.solved.edges if self.areas[e[0]] == self.areas[e[1]])
        return sorted((sorted(part) for part in networkx.connected_components(graph)), key=lambda part: part[0])

    def cost(self, atoms):
        """People × metres of a circle to the best of its atoms' hubs."""
        atoms = np.asarray(atoms)
        return self.walk[np.ix_(atoms, atoms)].sum(axis=1).min()


def read(options):
    units = geopandas.read_file(options.units)
    ids = units["atom_id"].astype(str).tolist()
    numbers = {name: number for number, name in enumerate(ids)}
    people = units["population"].fillna(0).astype(float).to_numpy()
    levels = {"street": ("district", "street"), "community": ("community_id",), "district": ("district",)}
    named = [units[field].fillna("") for field in levels.get(options.within, ()) if field in units]
    areas = list(zip(*named)) if named else [()] * len(ids)
    metres = units.geometry.to_crs(units.estimate_utm_crs())
    places = shapely.get_coordinates(shapely.point_on_surface(metres.values))
    return Problem(ids, people, areas, places, *read_borders(options, numbers), read_walks(options, numbers, people),
                   *map(float, options.people.split("-")))


def read_borders(options, numbers):
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(numbers)))
    barred = set()
    with open(options.borders, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            pair = numbers[row["atom_id"]], numbers[row["neighbour_id"]]
            if float(row["crossings"] or 0) > 0:
                graph.add_edge(*pair)
            if float(row["barrier_m"] or 0) > float(row["border_m"]) / 2:
                barred.add(pair)
    return graph, barred


def read_walks(options, numbers, people):
    """Pairs that the file does not name are as far apart as the limit."""
    walk = np.tile(people * options.limit, (len(numbers), 1))
    with open(options.walk, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            walk[numbers[row["hub_atom"]], numbers[row["atom"]]] = float(row["person_metres"])
    return walk


def judge(problem, labels):
    """Figures of a division: `labels` names the circle of every atom."""
    circles = {}
    for atom, label in enumerate(labels):
        circles.setdefault(label, []).append(atom)
    found = dict(circles=len(circles), valid=0, below=0, above=0, apart=0, barred=0, astray=0, objective=0.0,
                 valid_people=0.0)
    for atoms in circles.values():
        people = problem.people[atoms].sum()
        below, above = people < problem.least, people > problem.most
        apart = not networkx.is_connected(problem.graph.subgraph(atoms))
        barred = not apart and not networkx.is_connected(problem.sound.subgraph(atoms))
        astray = len({problem.areas[atom] for atom in atoms}) > 1
        for name, broken in (("below", below), ("above", above), ("apart", apart), ("barred", barred),
                             ("astray", astray)):
            found[name] += int(broken)
        if not (below or above or apart or barred or astray):
            found["valid"] += 1
            found["valid_people"] += people
        found["objective"] += problem.cost(atoms)
    found["rules_violated"] = found["below"] + found["above"] + found["apart"] + found["barred"] + found["astray"]
    found["mean_walk"] = found["objective"] / problem.people.sum()
    found["valid_share"] = found["valid_people"] / problem.people.sum()
    return found


def divide(problem, parts, total, solve):
    """Solves part by part and joins the labels. A method that takes counts is given every count that the band allows a
    part, and then the counts that add up to `total` with the most valid circles and the least objective: its best
    from its own plans. Without a total each part takes its best."""
    choices = [list(plans(problem, part, total if len(parts) == 1 else None, solve)) for part in parts]
    chosen = best_counts([{count: value for count, value, _ in found} for found in choices], total)
    labels = np.full(len(problem.ids), -1)
    for part, found, count in zip(parts, choices, chosen):
        plan = next(plan for number, _, plan in found if number == count)
        labels[part] = np.asarray(plan) + labels.max() + 1
    return labels


def plans(problem, part, count, solve):
    """Number of circles, worth and labels of every plan of a part."""
    people, seen = problem.people[part].sum(), set()
    low = max(1, int(np.ceil(people / problem.most)))
    high = max(low, int(people // problem.least))
    asked_counts = [count] if count else range(low, min(high, len(part)) + 1)
    if not getattr(solve, "takes_counts", True):
        asked_counts = [high]
    for asked in asked_counts:
        trivial = asked == 1 or len(part) == asked
        labels = np.arange(len(part)) % asked if trivial else np.unique(solve(part, asked), return_inverse=True)[1]
        number = int(labels.max()) + 1
        if number not in seen:
            seen.add(number)
            yield number, worth(problem, part, labels), labels


def worth(problem, part, labels):
    """Valid circles above all, then the objective."""
    part, value = np.asarray(part), 0.0
    for label in range(labels.max() + 1):
        atoms = part[labels == label]
        fits = problem.least <= problem.people[atoms].sum() <= problem.most
        value += 1e12 * fits - problem.cost(atoms)
    return value


def best_counts(worths, total):
    """One count of each part; with a total their sum comes as near to it as can be."""
    if total is None:
        return [max(found, key=found.get) for found in worths]
    table = {0: (0.0, ())}
    for found in worths:
        following = {}
        for before, (value, counts) in table.items():
            for count, more in found.items():
                key, new = before + count, value + more
                if key not in following or following[key][0] < new:
                    following[key] = (new, (counts, count))
        table = following
    counts, chain = [], table[min(table, key=lambda reached: abs(reached - total))][1]
    while chain:
        chain, count = chain
        counts.append(count)
    return counts[::-1]
