"""How long a hundred duties of papers take to be placed among the entries of the catalogue."""

from __future__ import annotations

import argparse
from statistics import median

from rounds import machine, table, timed

from charter.audit.matching import Matcher
from charter.audit.papers import ClaimedDuty
from charter.load.catalog_files import read_catalog
from charter.problems import Place

DUTIES = 100
GOAL = 1.0
"""Seconds for a hundred duties after the catalogue is read."""


def main() -> None:
    """Place the duties, round after round, by a matcher that knows none of them; print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    catalog = read_catalog()
    entries = [*catalog.responsibilities.values(), *catalog.decisions.values()]
    duties = []
    for number, entry in zip(range(DUTIES), entries, strict=False):
        quote = f"{entry.title}, and what number {number} of its {entry.area} needs from us"
        place = Place("p.md", number + 1)
        duties.append(ClaimedDuty(str(number), "p", quote, quote, place, "", "duty", "owns"))
    taken = timed(
        {
            "a matcher is made": lambda: Matcher(catalog),
            f"{DUTIES} duties by a new matcher": lambda: Matcher(catalog).place(
                duties, {"p": "cto"}
            ),
        },
        rounds,
    )
    rows = [(name, f"{median(seconds):.2f}") for name, seconds in taken.items()]
    print(machine(rounds), end="\n\n")
    print(table((f"What (goal for the duties: {GOAL:.0f} s)", "seconds"), rows))


if __name__ == "__main__":
    main()
