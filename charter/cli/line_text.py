"""What 'charter advise' prints of reporting lines: texts for people, and data for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from charter.assign.advice import Advice, fit_words
from charter.cli.output import style
from charter.cli.printer import Prose, Text
from charter.compose.line_words import line_words, option_words
from charter.compose.wording import Wording
from charter.facts.catalog import AdviceRule


def line_texts(advice: Advice, wording: Wording) -> Iterator[Text]:
    """Yield each question about lines with its answer, then the grounds for each boss."""
    for answer in advice.lines:
        said = line_words(answer, wording)
        yield style(f"  {said.question}", bold=True)
        yield Prose(" ".join(filter(None, (said.today, said.verdict, said.stays))), 4)
        for option in answer.options:
            yield Prose(option_words(answer, option, wording), 4)
            for rule in option.speaks_for:
                yield _ground("+", rule)
            for rule in option.speaks_against:
                yield _ground("-", rule)


def line_conclusions(advice: Advice, wording: Wording) -> Iterator[Text]:
    """Yield what the grounds say of each question in one sentence or two."""
    for answer in advice.lines:
        said = line_words(answer, wording)
        yield f"{said.question} {said.verdict}"


def _ground(mark: str, rule: AdviceRule) -> Prose:
    source = ", ".join(rule.evidence) or "our own judgement"
    return Prose(f"{rule.reason} [{source}]", 6, f"{mark * rule.weight:3} ")


def line_data(
    advice: Advice, wording: Wording, cite: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> list[dict[str, Any]]:
    """Return each question about lines as data; `cite` notes the claims that are named."""

    def grounds(rules: tuple[AdviceRule, ...]) -> list[dict[str, Any]]:
        return [
            {"rule": r.id, "weight": r.weight, "reason": r.reason, "evidence": cite(r.evidence)}
            for r in rules
        ]

    return [
        {
            "id": answer.question.id,
            "question": said.question,
            "lines": [{"position": a, "reports_to": b} for a, b in answer.lines.items()],
            "today": said.today,
            "verdict": said.verdict,
            "stays": said.stays or None,
            "best": answer.best,
            "options": [
                {
                    "boss": option.boss,
                    "score": option.score,
                    "fit": fit_words(option.score, bool(option.speaks_for)),
                    "for": grounds(option.speaks_for),
                    "against": grounds(option.speaks_against),
                }
                for option in answer.options
            ],
        }
        for answer in advice.lines
        for said in [line_words(answer, wording)]
    ]
