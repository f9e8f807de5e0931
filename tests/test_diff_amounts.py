"""An amount that a person wrote into a paper: the line to write, or that it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from edited_papers import edit

LIMIT = "company fact positions.cto.limits.spend, company.yaml:6; "
DIGITS = ": write the sum behind 'spend:' in digits only, such as 75000"
EUR = "write 'spend: 75000' and 'currency: EUR', because it is in EUR, not in GBP"


def company(country: str, currency: str) -> str:
    return (
        f"company: {{name: Acme, country: {country}, currency: {currency}}}\n"
        "structure: separate\npositions:\n  cto:\n    limits:\n      spend: 50000\n"
    )


@pytest.fixture
def edited(
    charter: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Change the limit in a charter, and diff it: `edited("GB", "GBP", "£50,000", "£75k")`."""
    monkeypatch.chdir(tmp_path)

    def run(country: str, currency: str, old: str, new: str, *options: str) -> Ran:
        Path("company.yaml").write_text(company(country, currency), "utf-8")
        charter("build", "--format", "md", "--position", "cto", "--date", "2026-12-01")
        edit(Path("out/cto-charter.md"), f"up to {old} without", f"up to {new} without")
        return charter("diff", "out/cto-charter.md", *options)

    return run


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("£75,000", "write 'spend: 75000'"),
        ("£75k", "write 'spend: 75000'"),
        ("£75 k", "write 'spend: 75000'"),
        ("75 000", "write 'spend: 75000'"),
        ("75,000 GBP", "write 'spend: 75000'"),
        ("£ 75\u00a0000", "write 'spend: 75000'"),
        ("£75,000.00", "write 'spend: 75000'"),
        ("£75,500.50", "write 'spend: 75500.5'"),
        ("1.2m", "write 'spend: 1200000'"),
        ("£1.25 mn", "write 'spend: 1250000'"),
        ("£0", "write 'spend: 0'"),
        ("€75,000", EUR),
        ("€75k", EUR),
        ("EUR 75.000,00", EUR),
        ("75 000 €", EUR),
        ("$75,000", EUR.replace("EUR", "USD")),
        ("CHF 75\u2019000", EUR.replace("EUR", "CHF")),
        ("A$75,000", EUR.replace("EUR", "AUD")),
        ("75.000", f"'75.000' has two readings, 75000 and 75{DIGITS}"),
        ("£75,00", f"no amount can be read in '£75,00'{DIGITS}"),
        ("no limit", f"no amount can be read in 'no limit'{DIGITS}"),
        ("£75,000 a month", f"no amount can be read in '£75,000 a month'{DIGITS}"),
        ("£50,000 or €60,000", f"no amount can be read in '£50,000 or €60,000'{DIGITS}"),
        ("£80,000–£90,000", f"'£80,000–£90,000' is two amounts{DIGITS}"),
        ("Kč 75,000", f"no amount can be read in 'Kč 75,000'{DIGITS}"),
        ("£75 thousand", f"no amount can be read in '£75 thousand'{DIGITS}"),
        ("-£5", f"no amount can be read in '-£5'{DIGITS}"),
        ("kr 75 000", "'kr 75 000' can be in DKK, ISK, NOK, SEK" + DIGITS
         + ", and behind 'currency:' the one that is meant, such as USD"),
    ],
)  # fmt: skip
def test_a_limit_is_read_as_it_was_written(edited: Callable[..., Ran], new: str, said: str) -> None:
    lines = edited("GB", "GBP", "£50,000", new).out.splitlines()
    assert f"    {LIMIT}{said}" in lines, lines


@pytest.mark.parametrize(
    ("country", "currency", "old", "new", "said"),
    [
        ("DE", "EUR", "€50,000", "€75,000", "write 'spend: 75000'"),
        ("DE", "EUR", "€50,000", "75.000 €", "write 'spend: 75000'"),
        ("CA", "CAD", "CAD 50,000", "$75,000", "write 'spend: 75000'"),
        ("DK", "DKK", "DKK 50,000", "75.000 kr.", "write 'spend: 75000'"),
        ("US", "USD", "$50,000", "75,000", "write 'spend: 75000'"),
        ("US", "USD", "$50,000", "$50,000.00", None),
        ("US", "USD", "$50,000", "9" * 5000, f"no amount can be read there{DIGITS}"),
    ],
)  # fmt: skip
def test_an_amount_is_read_by_what_the_company_is_and_what_papers_print(
    edited: Callable[..., Ran], country: str, currency: str, old: str, new: str, said: str | None
) -> None:
    lines = edited(country, currency, old, new).out.splitlines()
    assert (f"    {LIMIT}{said}" if said else f"    {LIMIT[:-2]}") in lines, lines


@pytest.mark.parametrize("new", ["£75k", "€75,000", "no limit", "75.000", "£50,000.00"])
def test_a_sum_that_papers_would_print_otherwise_is_not_adopted(
    edited: Callable[..., Ran], new: str
) -> None:
    said = edited("GB", "GBP", "£50,000", new, "--adopt")
    assert said.code == 1
    assert "not adopted: " in said.out
    assert Path("company.yaml").read_text("utf-8") == company("GB", "GBP")
