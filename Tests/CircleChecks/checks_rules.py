"""Rules: whatever a circle breaks is named in its row, and whatever is named there is broken."""

import networkx

from results import number, some

PEOPLE = 0.001
SHARE = 0.03
"""Share of people within the radius by which our own walks may differ from the table's."""


def compare(context, rule, broken, undecided=()):
    """Both directions: unnamed violations and names without one; circles that are undecided are left out."""
    results = context.results
    assert rule not in context.options.off or not any(rule in results.missed(n) for n in results.circles), (
        f"{rule} is off and yet named")
    if rule in context.options.off:
        return "off"
    unnamed = [n for n in results.circles if n in broken and rule not in results.missed(n) and n not in undecided]
    unfounded = [n for n in results.circles if n not in broken and rule in results.missed(n) and n not in undecided]
    assert not unnamed, f"{len(unnamed)} circles break it and the table does not say so: {some(unnamed)}"
    assert not unfounded, f"{len(unfounded)} circles are said to break it and do not: {some(unfounded)}"
    named = sum(rule in results.missed(n) for n in results.circles)
    return f"{named} break it, all named" + (f"; {len(undecided)} not decided" if undecided else "")


def contiguous(context):
    graph = context.results.neighbours(True, context.options.least_border)
    broken = {n for n, atoms in context.results.atoms.items() if not networkx.is_connected(graph.subgraph(atoms))}
    return compare(context, "contiguous", broken)


def people_in_the_band(context):
    least, most = context.options.people
    count = {n: number(row["population"]) for n, row in context.results.circles.items()}
    edge = {n for n, people in count.items() if min(abs(people - least), abs(people - most)) < PEOPLE}
    broken = {n for n, people in count.items() if not least <= people <= most}
    return compare(context, "people", broken, edge)


def responsibility(context):
    fields = {"community": ("community_id",), "street": ("district", "street"), "district": ("district",), "city": ()}
    results, broken = context.results, set()
    for name, atoms in results.atoms.items():
        rows = [results.units[atom] for atom in atoms]
        areas = {tuple(row[field] for field in fields[context.options.within])
                 for row in rows if number(row["population"]) > 0}
        if len(areas) > 1:
            broken.add(name)
    return compare(context, "responsibility", broken)


def walkable_by_the_table(context):
    """The column share_within against the stated share."""
    share = {n: row["share_within"] for n, row in context.results.circles.items() if row["share_within"]}
    broken = {n for n, text in share.items() if float(text) < context.options.share - 5e-10}
    edge = {n for n, text in share.items() if abs(float(text) - context.options.share) < 1e-9}
    return compare(context, "walkable", broken, edge)


def no_rule_is_unknown(context):
    known = {"contiguous", "people", "walkable", "barriers", "responsibility"}
    results = context.results
    strange = {rule for n in results.circles for rule in results.missed(n)} - known
    assert not strange, f"rules that nobody stated: {some(strange)}"
    unequal = [n for n, row in results.circles.items() if bool(row["missed_rules"]) != bool(row["reasons"])]
    assert not unequal, f"rules without a reason: {some(unequal)}"


CHECKS = [contiguous, people_in_the_band, responsibility, walkable_by_the_table, no_rule_is_unknown]
