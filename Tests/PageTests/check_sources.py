#!/usr/bin/env python3
"""Checks the page's sources: every word that is used is there in both languages and used, files are short, no text
becomes markup, nothing names an address of the network.

    check_sources.py FOLDER        (Sources/Reporting/Resources/page)
"""

import csv
import pathlib
import re
import sys

SVG = "http://www.w3.org/2000/svg"
# The live map asks the engine that serves it, on the same machine; no other file may ask anything.
ASKING = {"live.js": {"fetch("}}
FORBIDDEN = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(",
             "XMLHttpRequest", "importScripts", "@import", "url(")


def main():
    folder = pathlib.Path(sys.argv[1])
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix in (".js", ".css", ".html")}
    found = [*words(folder, sources), *texts(sources), *names(sources)]
    for line in found:
        print(line)
    print("all is well" if not found else f"{len(found)} complaints")
    return 1 if found else 0


def words(folder, sources):
    with open(folder / "words.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    scripts = "\n".join(text for name, text in sources.items() if name.endswith(".js"))
    whole = set(re.findall(r'"([a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9_]+)*)"', scripts))
    begun = set(re.findall(r"`([a-z][A-Za-z0-9.]*)\.\$\{", scripts)) | set(re.findall(r'wordFor\("([\w.]+)"', scripts))
    begun |= {"meets", "verdict", "finding", "cause", "survey.valid", "severity", "action"}
    for row in rows:
        if not row["zh"] or not row["en"]:
            yield f"words.csv: {row['key']} is empty in a language"
        if filled(row["zh"]) != filled(row["en"]):
            yield f"words.csv: {row['key']} is filled differently in the two languages"
        if row["key"] not in whole and not any(row["key"].startswith(part + ".") for part in begun):
            yield f"words.csv: {row['key']} is not used"
    keys = {row["key"] for row in rows}
    if len(keys) < len(rows):
        yield "words.csv: a key stands twice"
    for used in set(re.findall(r'\b(?:say|knows)\("([\w.]+)"', scripts)) - keys:
        yield f"no word for {used}"


def filled(text):
    return set(re.findall(r"\{\w+\}", text))


def names(sources):
    """All scripts are one module, in which a name stands once."""
    owners = {}
    for file, text in sources.items():
        if not file.endswith(".js"):
            continue
        for name in re.findall(r"^(?:async )?(?:function\*?|const|let|class) ([\w$]+)", text, re.MULTILINE):
            if name in owners:
                yield f"{name} is declared in {owners[name]} and in {file}"
            owners[name] = file


def texts(sources):
    for name, text in sources.items():
        if text.count("\n") > 400:
            yield f"{name} has more than 400 lines"
        for word in FORBIDDEN:
            if word in text and word not in ASKING.get(name, ()):
                yield f"{name} has {word}"
        for address in re.findall(r"https?://[^\s\"'`]+", text):
            if address != SVG:
                yield f"{name} names {address}"


if __name__ == "__main__":
    sys.exit(main())
