"""Fits the weights of the matcher to duties that a person matched; audit_figures.py calls it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

RIDGE = 0.2
"""How strongly weights are held near what is expected: few duties are matched by hand."""
_STEPS = 30
_SMALL = 1e-4


class Example(NamedTuple):
    """The figures of all that one duty may mean, and which of them it does."""

    figures: tuple[tuple[float, ...], ...]
    right: int


def fit(examples: Sequence[Example], expected: Sequence[float] = ()) -> list[float]:
    """Return the weights of a conditional logit that make the right ones likeliest (Newton).

    They are held near what is `expected` of each, or near nothing.
    """
    size = len(examples[0].figures[0])
    middle = list(expected) or [0.0] * size
    weights = middle
    for _ in range(_STEPS):
        slope = [RIDGE * (m - w) for w, m in zip(weights, middle, strict=True)]
        bend = [[RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for one in examples:
            _add(one, weights, slope, bend)
        step, before, part = _solved(bend, slope), _loss(examples, weights, middle), 1.0
        while part > _SMALL:
            tried = [w + part * s for w, s in zip(weights, step, strict=True)]
            if _loss(examples, tried, middle) < before:
                break
            part /= 2
        else:
            return weights
        weights = tried
    return weights


def _loss(examples: Sequence[Example], weights: Sequence[float], middle: Sequence[float]) -> float:
    wrong = -sum(math.log(shares(one.figures, weights)[one.right] or 1e-300) for one in examples)
    return wrong + RIDGE * sum((w - m) ** 2 for w, m in zip(weights, middle, strict=True)) / 2


def shares(figures: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    """Return how likely each of some things is that one duty may mean."""
    scores = [sum(x * w for x, w in zip(row, weights, strict=True)) for row in figures]
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    whole = sum(odds)
    return [each / whole for each in odds]


def _add(
    one: Example, weights: Sequence[float], slope: list[float], bend: list[list[float]]
) -> None:
    likely = shares(one.figures, weights)
    size = len(weights)
    mean = [0.0] * size
    for share, row in zip(likely, one.figures, strict=True):
        filled = [(i, x) for i, x in enumerate(row) if x]
        for i, x in filled:
            mean[i] += share * x
            part = share * x
            line = bend[i]
            for j, y in filled:
                line[j] += part * y
    for i, (x, middle) in enumerate(zip(one.figures[one.right], mean, strict=True)):
        slope[i] += x - middle
        line = bend[i]
        for j, other in enumerate(mean):
            line[j] -= middle * other


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Return the solution of linear equations (Gauss, with the largest pivot)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        best = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for k in range(i + 1, size):
            share = rows[k][i] / rows[i][i]
            rows[k] = [a - share * b for a, b in zip(rows[k], rows[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        rest = sum(rows[i][j] * found[j] for j in range(i + 1, size))
        found[i] = (rows[i][size] - rest) / rows[i][i]
    return found
