"""What a process keeps is of what is asked for: another catalogue, file or letter is another."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from charter.check.words.meant import meanings_of
from charter.document.docx.word_file import read_word_file
from charter.docx_templates.template import read_word_template
from charter.facts.catalog import Catalog
from charter.facts.languages import spelt_for
from charter.load.catalog_files import read_catalog
from charter.load.shipped_catalog import shipped_entries
from charter.write.letterhead.read import letterhead_of
from making import ROOT, WORKSPACES, organised

LETTERS = sorted((ROOT / "tests/data/letters").glob("*.docx"))[:6]
STARTERS = ROOT / "templates/starters"
OWN = "responsibilities:\n  - {id: product.roadmap, title: The plan of all plans}\n"


def own_catalogue(folder: Path) -> Catalog:
    (folder / "more.yaml").write_text(OWN, "utf-8")
    return read_catalog(folder)


def test_an_own_entry_means_what_it_is_called_there_and_nowhere_else(
    catalog: Catalog, tmp_path: Path
) -> None:
    before = meanings_of(catalog).of("The plan of all plans")
    there = meanings_of(own_catalogue(tmp_path)).of("The plan of all plans")
    assert [meant.entry for meant in there] == ["product.roadmap"]
    assert meanings_of(catalog).of("The plan of all plans") == before != there


def test_what_is_shipped_stays_so_whatever_is_laid_over_it(tmp_path: Path) -> None:
    own_catalogue(tmp_path)
    assert (
        shipped_entries("responsibilities")["product.roadmap"]["title"] != "The plan of all plans"
    )
    assert shipped_entries("nothing") == {}


def test_each_country_has_its_spelling_of_each_catalogue(catalog: Catalog, tmp_path: Path) -> None:
    companies = [organised(folder).company for folder in WORKSPACES]
    [american, *_] = [each for each in companies if each.country == "US"]
    [british, *_] = [each for each in companies if each.country == "GB"]
    own = own_catalogue(tmp_path)
    spelt = [spelt_for(of, by) for of in (catalog, own) for by in (american, british)]
    assert len({id(each) for each in spelt}) == 4
    assert [each.responsibilities["product.roadmap"].title for each in spelt[2:]] == [
        "The plan of all plans"
    ] * 2
    assert spelt_for(own, american) == spelt[2]
    assert spelt_for(own, american) is spelt_for(own, american)
    assert spelt[0] != spelt[1] == catalog


def test_a_template_in_word_is_read_again_when_it_changed(tmp_path: Path) -> None:
    file = tmp_path / "charter.docx"
    shutil.copy(STARTERS / "charter.docx", file)
    told = os.stat(file)
    first = read_word_template(file)
    assert read_word_template(file) is first
    assert read_word_template(file, ("[Sign here]",)) is not first
    shutil.copy(STARTERS / "posting.docx", file)
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert read_word_template(file).stories != first.stories


def test_letters_after_each_other_have_their_own_looks_each() -> None:
    files = [read_word_file(path) for path in LETTERS]
    first = [letterhead_of(file) for file in files]
    assert [letterhead_of(file) for file in reversed(files)] == first[::-1]
    assert len({str(each.texts) for each in first}) > 1
