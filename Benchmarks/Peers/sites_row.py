"""Prints what a summary of `lifecircle site` says in one line: sites_row.py SUMMARY.json NAME"""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    run = json.load(file)
print(
    f"{sys.argv[2]:44} {run['candidates']} candidates, {run['pairs']} pairs: "
    f"{run['objective']:.2f}, bound {run['bound']:.2f}, gap {run['gap']:.3%}, "
    f"{run['timing']['total']:.2f} s, {run['peak_memory_bytes'] / 1e6:.0f} MB"
)
