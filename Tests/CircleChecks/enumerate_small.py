#!/usr/bin/env python3
"""The proven best division of small problems, by enumeration of connected parts.

    enumerate_small.py PROBLEMS.jsonl [--answers ANSWERS.jsonl [--tolerance 1e-9] [--allowed 0.02]]

Each line of PROBLEMS is {"people": […], "edges": [[a, b], …], "walk": [[…], …], "least": x, "most": y, "count": k}:
people of every atom, which atoms can be walked between, walk[hub][atom] in people × metres to the hub of an atom
(null: nobody lives there who walks, and the atom is no hub where its whole row is null). A division has `count`
connected parts (any number where it is null), each with people from least to most; it costs the sum over parts of the
least, over hubs in the part, of what all atoms of the part walk to it.

Prints {"objective": x, "feasible": true, "parts": [[…], …]} for each line. With --answers, lines of the same form are
compared instead: an answer must be a division as asked with the objective that it states, none may be better than the
optimum, none beyond the allowed part above it; how many are optimal is told. Exit status 1 where one is wrong.

Method: all connected sets of atoms in the band (each found once, grown from its smallest atom), then the best cover of
the atoms 0 … n by disjoint sets, over bit sets, where the next set always holds the smallest atom that is left. At
most 20 atoms.
"""

import argparse
import json
import math
import sys

MOST_ATOMS = 20
SLACK = 1e-9
"""Part of a sum of people by which rounding may put it outside of the band."""


def connected_sets(count, edges):
    """Every connected set of atoms once, as bits: from its smallest atom outwards, either taking or banning the first
    neighbour that is not decided."""
    around = [0] * count
    for a, b in edges:
        around[a] |= 1 << b
        around[b] |= 1 << a
    for smallest in range(count):
        pending = [(1 << smallest, around[smallest], (1 << smallest) - 1)]
        while pending:
            taken, reached, banned = pending.pop()
            open_ones = reached & ~taken & ~banned
            if not open_ones:
                yield taken
                continue
            first = open_ones & -open_ones
            pending.append((taken, reached, banned | first))
            pending.append((taken | first, reached | around[first.bit_length() - 1], banned))


def atoms_of(bits):
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def cost(walk, atoms):
    """The least walk of all atoms to one of them; nothing where nobody has a hub."""
    sums = [sum(value or 0.0 for value in (walk[hub][atom] for atom in atoms))
            for hub in atoms if any(value is not None for value in walk[hub])]
    return min(sums, default=0.0)


def fits(problem, people):
    return problem["least"] * (1 - SLACK) <= people <= problem["most"] * (1 + SLACK)


def solve(problem):
    """The answer to a problem."""
    people, count = problem["people"], len(problem["people"])
    if count > MOST_ATOMS:
        raise ValueError(f"{count} atoms are more than {MOST_ATOMS}")
    parts = [[] for _ in range(count)]
    for bits in connected_sets(count, problem["edges"]):
        atoms = list(atoms_of(bits))
        if fits(problem, sum(people[atom] for atom in atoms)):
            parts[atoms[0]].append((bits, cost(problem["walk"], atoms)))
    best = covers(parts, (1 << count) - 1, problem.get("count"))
    if best is None:
        return {"objective": None, "feasible": False, "parts": []}
    return {"objective": best[0], "feasible": True, "parts": [list(atoms_of(bits)) for bits in unwound(best[1])]}


def covers(parts, everything, wanted):
    """The cheapest cover of all atoms by `wanted` parts, or by any number: (cost, chain of parts); None: none."""
    level, best, number = {0: (0.0, None)}, None, 0
    while level and (wanted is None or number < wanted):
        number += 1
        following = {}
        for covered, (spent, chain) in level.items():
            left = everything & ~covered
            if not left:
                continue
            for bits, price in parts[(left & -left).bit_length() - 1]:
                if bits & covered:
                    continue
                key, value = covered | bits, spent + price
                if key not in following or value < following[key][0]:
                    following[key] = (value, (bits, chain))
        level = following
        found = level.get(everything)
        if found and (wanted is None or number == wanted) and (best is None or found[0] < best[0]):
            best = found
    return best


def unwound(chain):
    while chain:
        yield chain[0]
        chain = chain[1]


def fault(problem, answer):
    """What is wrong with an answer by itself; None: nothing."""
    parts, count = answer["parts"], len(problem["people"])
    if sorted(atom for part in parts for atom in part) != list(range(count)):
        return "its parts are no division of the atoms"
    if problem.get("count") is not None and len(parts) != problem["count"]:
        return f"{len(parts)} parts for {problem['count']}"
    for part in parts:
        inside, reached = set(part), {part[0]}
        edges = [edge for edge in problem["edges"] if set(edge) <= inside]
        for _ in part:
            for a, b in edges:
                if a in reached or b in reached:
                    reached |= {a, b}
        if reached != inside:
            return f"{part} is not in one piece"
        if not fits(problem, sum(problem["people"][atom] for atom in part)):
            return f"{part} is outside of the band"
    stated, summed = answer["objective"], sum(cost(problem["walk"], part) for part in parts)
    return None if math.isclose(stated, summed, rel_tol=1e-6, abs_tol=1e-3) else f"states {stated} and costs {summed}"


def compare(problems, answers, tolerance, allowed):
    optimal, infeasible, worst, wrong = 0, 0, 0.0, []
    for line, (problem, answer) in enumerate(zip(problems, answers), 1):
        best = solve(problem)
        if not best["feasible"] or not answer["feasible"]:
            infeasible += 1
            if best["feasible"] != answer["feasible"]:
                wrong.append(f"line {line}: feasible is {best['feasible']}, not {answer['feasible']}")
            continue
        flaw = fault(problem, answer)
        above = (answer["objective"] - best["objective"]) / max(best["objective"], 1e-12)
        worst = max(worst, above)
        optimal += not flaw and above <= tolerance
        if flaw:
            wrong.append(f"line {line}: {flaw}")
        elif above < -1e-6:
            wrong.append(f"line {line}: {answer['objective']} is below the optimum {best['objective']}")
        elif above > allowed:
            wrong.append(f"line {line}: {100 * above:.2f} % above the optimum")
    if len(problems) != len(answers):
        wrong.append(f"{len(answers)} answers to {len(problems)} problems")
    for text in wrong:
        print(text)
    print(f"{optimal} of {len(problems) - infeasible} optimal, the worst {100 * worst:.3f} % above; "
          f"{infeasible} not feasible; {len(wrong)} wrong")
    return 1 if wrong else 0


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("problems")
    parser.add_argument("--answers")
    parser.add_argument("--tolerance", type=float, default=1e-9)
    parser.add_argument("--allowed", type=float, default=0.02)
    options = parser.parse_args()
    problems = read(options.problems)
    if options.answers:
        return compare(problems, read(options.answers), options.tolerance, options.allowed)
    for problem in problems:
        print(json.dumps(solve(problem)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
