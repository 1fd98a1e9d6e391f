"""Siting in a city by HiGHS, against the answers that `Workloads sites` left: sites_highs.py SECONDS FOLDER…

Each question is stated whole, as a mixed integer program, and given to HiGHS with nothing of ours. The
answers must agree: no objective is better than the other's bound. Prints a row for each.
"""

import json
import pathlib
import sys
import time

import highspy
import numpy as np

TOLERANCE = 1e-6


class Question:
    """Who is where, which site reaches whom, and what LifeCircle answered."""

    def __init__(self, folder):
        read = lambda name, kind: np.fromfile(folder / name, kind)
        self.ours = json.loads((folder / "outcome.json").read_text())
        starts, places = read("starts.i64", np.int64), read("demands.i32", np.int32)
        sites = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        limit, self.weights = self.ours["limit"], read("weights.f64", np.float64)
        is_open = read("open.f64", np.float64) <= limit
        groups = read("groups.i32", np.int32)
        needs = read("needs.f64", np.float64)
        self.slack = 1e-12 * needs
        self.needs = needs - np.bincount(groups, self.weights * is_open, len(needs))
        kept = (read("distances.f64", np.float64) <= limit) & ~is_open[places]
        kept &= self.weights[places] > 0
        self.sites, places = sites[kept], places[kept]
        self.places, self.numbers = np.unique(places, return_inverse=True)
        self.groups = groups[self.places]
        self.weights = self.weights[self.places]
        self.site_count = len(starts) - 1


def program(question):
    """Columns: a site is open, then a place is covered, then a community is met; y ≤ Σ x for each place."""
    model, count = question.ours["model"], question.site_count
    places = len(question.places)
    possible = np.bincount(question.groups, question.weights, len(question.needs))
    reachable = (question.needs > question.slack) & (question.needs <= possible + question.slack)
    met = np.flatnonzero(reachable) if model in ("fix", "meeting") else np.array([], int)
    z = len(met) if model == "meeting" else 0
    columns = count + places + z
    cost = np.zeros(columns)
    if model == "mclp":
        cost[count : count + places] = -question.weights
    elif model == "meeting":
        cost[count + places :] = -1
    else:
        cost[:count] = 1
    lower, upper = np.zeros(columns), np.ones(columns)
    if model == "lscp":
        lower[count : count + places] = 1
    rows = [np.arange(places), question.numbers]
    cols = [count + np.arange(places), question.sites]
    values = [np.ones(places), -np.ones(len(question.sites))]
    row_upper = [np.zeros(places)]
    row = places
    if model in ("mclp", "meeting"):
        rows.append(np.full(count, row))
        cols.append(np.arange(count))
        values.append(np.ones(count))
        row_upper.append([question.ours["count"]])
        row += 1
    if len(met):
        index = np.full(len(question.needs), -1)
        index[met] = np.arange(len(met))
        mine = index[question.groups] >= 0
        rows.append(row + index[question.groups][mine])
        cols.append(count + np.flatnonzero(mine))
        values.append(-question.weights[mine])
        if z:
            rows.append(row + np.arange(z))
            cols.append(count + places + np.arange(z))
            values.append(question.needs[met])
            row_upper.append(np.zeros(z))
        else:
            row_upper.append(question.slack[met] - question.needs[met])
        row += len(met)
    whole = np.concatenate([np.ones(count), np.zeros(places), np.ones(z)])
    triples = (np.concatenate(rows), np.concatenate(cols), np.concatenate(values))
    return cost, (lower, upper), triples, np.concatenate(row_upper), whole


def solve(question, limit):
    """Objective and bound by HiGHS, in the sense of the model; seconds, and whether it is proven."""
    cost, (lower, upper), (rows, cols, values), row_upper, whole = program(question)
    order = np.lexsort((rows, cols))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(cost), len(row_upper)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, lower, upper
    lp.row_lower_, lp.row_upper_ = np.full(len(row_upper), -highspy.kHighsInf), row_upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(np.bincount(cols, minlength=len(cost)))])
    lp.a_matrix_.index_, lp.a_matrix_.value_ = rows[order], values[order]
    lp.integrality_ = [
        highspy.HighsVarType.kInteger if w else highspy.HighsVarType.kContinuous for w in whole
    ]
    highs = highspy.Highs()
    highs.silent()
    highs.setOptionValue("time_limit", float(limit))
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.passModel(lp)
    started = time.perf_counter()
    highs.run()
    seconds = time.perf_counter() - started
    info = highs.getInfo()
    sign = -1 if question.ours["model"] in ("mclp", "meeting") else 1
    found = info.primal_solution_status == 2
    objective = sign * info.objective_function_value if found else None
    is_proven = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return objective, sign * info.mip_dual_bound, seconds, is_proven


def check(question, objective, bound):
    """No answer is better than what the other side proves to be possible."""
    ours = question.ours
    base = ours["covered"] if ours["model"] == "mclp" else 0.0
    slack = TOLERANCE * max(1, abs(ours["objective"]))
    if ours["model"] in ("mclp", "meeting"):
        assert ours["objective"] - base <= bound + slack, "ours is better than HiGHS's bound"
        assert objective is None or objective <= ours["bound"] - base + slack
    else:
        assert ours["objective"] >= bound - slack, "ours is better than HiGHS's bound"
        assert objective is None or objective >= ours["bound"] - slack


def main():
    limit = float(sys.argv[1])
    for folder in map(pathlib.Path, sys.argv[2:]):
        question = Question(folder)
        objective, bound, seconds, is_proven = solve(question, limit)
        check(question, objective, bound)
        ours = question.ours
        base = ours["covered"] if ours["model"] == "mclp" else 0.0
        shown = "none" if objective is None else f"{objective + base:.0f}"
        print(
            f"| {folder.name}: {ours['candidates']} candidates, {ours['pairs']} pairs "
            f"| {ours['objective']:.0f}, bound {ours['bound']:.0f}, {ours['seconds']:.2f} s "
            f"| {shown}, bound {bound + base:.0f}, {seconds:.1f} s"
            f"{'' if is_proven else ' (time over)'} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
