"""Sums: circles add up from atoms, atoms from communities, areas from the shapes."""

import collections

import shapely

from results import digit, expect_none, number

COUNTED = ("population", "households", "elderly", "area_m2")


def circles_add_up(context):
    results, wrong = context.results, []
    for name, row in results.circles.items():
        for column in COUNTED:
            texts = [results.units[atom].get(column, "") for atom in results.atoms[name]]
            if row.get(column, "") == "":
                if any(texts):
                    wrong.append(f"{column} of {name} is empty")
                continue
            rounding = 1e-6 if column == "area_m2" else 1e-9  # of land that two claim, and gaps that are closed
            allowed = digit(row[column]) + sum(map(digit, texts)) + rounding * number(row[column])
            if abs(number(row[column]) - sum(map(number, texts))) > allowed:
                wrong.append(f"{column} of {name}: {row[column]} for {sum(map(number, texts)):.3f}")
    expect_none(wrong, "sums that are not those of the atoms")


def areas_are_those_of_the_shapes(context):
    results, wrong = context.results, []
    for name, area in zip(results.unit_ids, shapely.area(results.unit_polygons)):
        stated = number(results.units[name]["area_m2"])
        if abs(stated - area) > 1 + 0.001 * area:
            wrong.append(f"{name}: {stated} for {area:.0f} m²")
    expect_none(wrong, "atoms with another area than told")


def named_after_most_of_the_people(context):
    """The circle's street and district are those that most of its people live in (of equal ones any)."""
    results, wrong = context.results, []
    for name, row in results.circles.items():
        for column in ("street", "district", "community_id"):
            people = collections.Counter()
            for atom in results.atoms[name]:
                unit = results.units[atom]
                people[unit.get(column, "")] += number(unit["population"])
            most = max(people.values())
            if people[row.get(column, "")] < most - 0.5:
                wrong.append(f"{column} of {name}")
    expect_none(wrong, "circles named after fewer people than another name has")


def atoms_add_up_to_communities(context):
    results, communities, wrong = context.results, context.communities, []
    sums = collections.defaultdict(collections.Counter)
    slack = collections.defaultdict(collections.Counter)
    for row in results.units.values():
        for column in ("population", "households", "elderly"):
            sums[row["community_id"]][column] += number(row.get(column))
            slack[row["community_id"]][column] += digit(row.get(column, ""))
    for name, counts in zip(communities.ids, communities.counts):
        for column, value in counts.items():
            if abs(sums[name][column] - value) > slack[name][column] + 1e-6 * value:
                wrong.append(f"{column} of {name}: {sums[name][column]:.3f} for {value}")
    expect_none(wrong, "communities whose atoms do not add up")
    return ", ".join(sorted({column for counts in communities.counts for column in counts})) or "no columns named"


CHECKS = [circles_add_up, areas_are_those_of_the_shapes, named_after_most_of_the_people]
WITH_COMMUNITIES = [atoms_add_up_to_communities]
