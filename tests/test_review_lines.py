"""Lines of papers as they are compared: what changes with every text stands for nothing."""

from __future__ import annotations

import pytest

from charter.review.lines import lines_of_markdown

TEXT = "# Charter\n\n## Sign-off\n\nThe signatures are for the content hash {}; it holds.\n"


@pytest.mark.parametrize("digest", ["618831094573", "abcdefabcdef", "ee75ad78c3e7", "000000000000"])
def test_a_content_hash_is_one_whatever_its_signs_are(digest: str) -> None:
    made, other = (lines_of_markdown(TEXT.format(each), "cto") for each in (digest, "0" * 12))
    assert [line.cells for line in made] == [line.cells for line in other]


def test_a_number_of_twelve_digits_is_no_hash() -> None:
    one, other = (f"# Charter\n\n## Limits\n\nUp to {n} a year.\n" for n in (10**11, 2 * 10**11))
    assert lines_of_markdown(one, "cto") != lines_of_markdown(other, "cto")
