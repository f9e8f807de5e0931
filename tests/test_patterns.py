"""Patterns that are made when a text is first held against them."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from charter.patterns import lazy_re
from test_house import files

MODULES = sorted(m for m, p in files().items() if "import lazy_re" in p.read_text("utf-8"))


def test_a_pattern_is_made_when_it_is_first_looked_with(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: made.append(given[0]) or compiled(*given))
    pattern = lazy_re("ab+", re.IGNORECASE)
    assert made == []
    assert pattern.search("xABB")
    assert pattern.match("abb")
    assert not pattern.fullmatch("abc")
    assert pattern.sub("-", "Ab abb") == "- -"
    assert set(made) == {"ab+"}


@pytest.mark.parametrize("module", MODULES)
def test_each_pattern_can_be_made(module: str) -> None:
    patterns = [v for v in vars(import_module(module)).values() if isinstance(v, type(lazy_re("")))]
    assert patterns
    assert all(pattern.groups >= 0 for pattern in patterns)
