"""Tries `charter verify` on tampered and honest copies, and lists what it says wrongly.

    python tools/tamper.py --count 500 --seed 1        500 copies drawn at random
    python tools/tamper.py --every                     each means once
    python tools/tamper.py --render 40 --seed 1        do the copies open, and is the change seen?
    python tools/tamper.py --honest                    copies that must not be called changed
    python tools/tamper.py --pdf                       PDF copies, tampered and honest

Ends with 1 where a change that a reader sees passed as word for word, an honest copy was called
changed, or `verify` crashed. LibreOffice (`soffice`) and `pdftotext` are needed for --render and
for some honest copies.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tampering import draws  # noqa: E402
from tampering.sent import PASSED, Sent, send, verdict  # noqa: E402


class Result(NamedTuple):
    """One draw, what it was drawn from, and what was said of it."""

    draw: draws.Draw
    sent: str
    ground: str
    said: str

    @property
    def passed(self) -> bool:
        """Whether a change that a reader sees was called word for word."""
        return self.draw.visible and self.said in PASSED

    @property
    def crashed(self) -> bool:
        """Whether there was a traceback."""
        return self.said.startswith("crash")


def main() -> int:
    """Run what was asked for and return the exit code."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="tamper-") as folder:
        place = Path(options.keep) if options.keep else Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        sent = send(place / "sent")
        if options.render:
            from tampering.render import report

            return report(sent, options.seed, options.render, place, options.kind)
        if options.honest or options.pdf:
            return _others(sent, place, options)
        return _tell(_run(sent, place, options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--kind", action="append", default=[], help="only this kind; again for more"
    )
    parser.add_argument("--every", action="store_true", help="each means once")
    parser.add_argument("--render", type=int, metavar="N")
    parser.add_argument("--honest", action="store_true")
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--keep", metavar="DIR", help="leave the copies here")
    return parser.parse_args()


def _run(sent: list[Sent], place: Path, options: argparse.Namespace) -> list[Result]:
    """Draw and verify; every second draw is of the charter, the others of offers."""
    contents = {each.name: each.path.read_bytes() for each in sent}
    results: list[Result] = []
    if options.every:
        jobs = [
            (each, draw)
            for each in sent[:2]
            for draw in draws.every(contents[each.name], options.seed, options.kind)
        ]
    else:
        jobs = []
        for n in range(options.count):
            seed = options.seed * 1_000_003 + n
            each = sent[0] if n % 2 == 0 else sent[1 + (n // 2) % (len(sent) - 1)]
            jobs.append(
                (each, draws.draw(contents[each.name], seed, options.kind, letter=n % 4 == 3))
            )
    for n, (each, draw) in enumerate(jobs):
        ground = random.Random(draw.seed + n).choice(each.grounds)
        copy = place / (f"{n:04}.docx" if options.keep else "copy.docx")
        copy.write_bytes(draw.content)
        results.append(Result(draw, each.name, ground.name, verdict(copy, ground)))
    return results


def _tell(results: list[Result]) -> int:
    """Print a table by kind and what passed; return the exit code."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        said = (
            "neutral"
            if not result.draw.visible and not result.crashed
            else result.said.split(":")[0]
        )
        table[result.draw.kind][said] += 1
    columns = [
        "changed",
        "as-compared",
        "unknown",
        "refused",
        "unchanged",
        "signed",
        "crash",
        "neutral",
    ]
    print(f"{'':30}" + "".join(f"{c:>12}" for c in columns))
    for kind, counts in sorted(table.items()):
        print(f"{kind:30}" + "".join(f"{counts[c] or '':>12}" for c in columns))
    total = sum(table.values(), Counter())
    print(f"{'all':30}" + "".join(f"{total[c] or '':>12}" for c in columns))
    wrong = [r for r in results if r.passed or r.crashed]
    for result in sorted(wrong, key=lambda r: (r.draw.kind, r.draw.means)):
        print(
            f"{result.said}: {result.draw.kind}, {result.draw.means} ({result.sent} against {result.ground}, seed {result.draw.seed}): {result.draw.what[:160]}"
        )
    seen = sum(1 for r in results if r.draw.visible)
    passed, crashed = sum(r.passed for r in results), sum(r.crashed for r in results)
    print(
        f"{len(results)} drawn, {seen} of them to be seen on the page: {passed} passed as word for word, {crashed} crashes"
    )
    return 1 if wrong else 0


def _others(sent: list[Sent], place: Path, options: argparse.Namespace) -> int:
    if options.honest:
        from tampering.honest import report
    else:
        from tampering.pdf_report import report
    return report(sent, place, options.seed)


if __name__ == "__main__":
    sys.exit(main())
