#!/usr/bin/env python3
"""Checks a written report.html in a real browser against the other files of its run.

    check_report.py REPORT RESULTSFOLDER [--screenshots FOLDER]

Prints a line for each check; exit status 0 when all hold, 1 when one fails, 77 where there is no browser.
"""

import sys
import time
import traceback

import checks_map
import checks_pages
import checks_quality
from browser import Browser, find_browser
from results import Results

READY = "document.documentElement.dataset.ready === 'yes'"


class Context:
    """What checks share: the browser, the report, the run's files, and a tab that is open already."""

    def __init__(self, browser, report, results, shots):
        self.browser, self.report, self.results, self.shots = browser, report, results, shots
        self.tab = self.open()

    def open(self, report=None, fragment="", **how):
        tab = self.browser.open(report or self.report, fragment=fragment, **how)
        if not tab.wait(READY):
            raise AssertionError("the page was not ready after 30 s: " + "; ".join(tab.errors))
        return tab

    def show(self, address, tab=None):
        """Goes to an address of the page and waits until it has followed."""
        tab = tab or self.tab
        tab.evaluate("new Promise((done) => { const to = %r; if (location.hash === to) return done();"
                     "addEventListener('hashchange', () => setTimeout(done, 30), {once: true}); location.hash = to })"
                     % address)

    def quoted(self, text):
        """An id as a part of an address."""
        return self.tab.evaluate("encodeURIComponent(%r)" % text)


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    shots = sys.argv[sys.argv.index("--screenshots") + 1] if "--screenshots" in sys.argv else None
    if shots:
        arguments.remove(shots)
    if len(arguments) != 2:
        print(__doc__)
        return 2
    if not find_browser():
        print("skipped: no browser")
        return 77
    with Browser() as browser:
        context = Context(browser, arguments[0], Results(arguments[1]), shots)
        checks = checks_map.CHECKS + checks_pages.CHECKS + checks_quality.CHECKS
        failures = sum(not run(check, context) for check in checks)
    print(f"{len(checks) - failures} of {len(checks)} checks hold")
    return 1 if failures else 0


def run(check, context):
    start = time.monotonic()
    try:
        told = check(context) or ""
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        print(f"FAIL  {check.__name__}: {error} ({where.name}:{where.lineno})", flush=True)
        return False
    print(f"ok    {check.__name__} [{time.monotonic() - start:.1f} s] {told}", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
