"""A city without a country, in a company of another country, is asked about."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from charter.check.own.marks import printed_marks
from charter.load.company_file import read_workspace
from charter.read.schema import schema
from charter.resources import languages_folder
from charter.values.cities import countries_of
from charter.values.countries import COUNTRIES
from charter.values.regions import is_region
from conftest import Ran
from test_batch import Batch
from test_batch import batch as batch  # noqa: PLC0414

COMPANY = """\
company: {{name: Acme, country: {country}, currency: GBP}}
structure: separate
positions:
  ceo: {{status: filled}}
  cto: {{status: vacant, acting: ceo, places: [{place}]}}
  cpo: {{status: filled}}
"""


def told(folder: Path, place: str, country: str) -> list[str]:
    text = COMPANY.format(place=place, country=country)
    (folder / "company.yaml").write_text(text, "utf-8")
    found = printed_marks(read_workspace(folder))
    return [str(each) for each in found if each.code == "other-country"]


@pytest.mark.parametrize(
    ("place", "country", "write"),
    [
        ("{city: Chicago}", "GB", "country: US"),
        ("{city: Munich}", "DK", "country: DE"),
        ("{city: Leeds}", "US", "country: GB"),
        ("{city: Melbourne}", "DE", "country: US"),
    ],
)
def test_a_city_of_another_country_is_told(
    tmp_path: Path, place: str, country: str, write: str
) -> None:
    (said,) = told(tmp_path, place, country)
    assert "company.yaml:5:" in said
    assert f"add '{write}'" in said


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("{city: Chicago, country: US}", "GB"),
        ("{city: Birmingham}", "US"),
        ("{city: Birmingham}", "GB"),
        ("{city: Little Wallop}", "GB"),
        ("{city: Munich}", "DE"),
    ],
)
def test_others_are_not(tmp_path: Path, place: str, country: str) -> None:
    assert told(tmp_path, place, country) == []


@pytest.mark.parametrize(
    ("place", "write"),
    [
        ("{city: New York, region: CA, country: US}", "'New York' is in New York, and 'region' is"),
        ("{city: New York, region: California, country: US}", "write NY, or the city"),
        ("{city: Toronto, region: CA-QC, country: CA}", "write ON, or the city"),
        ("{city: New York, region: NY, country: US}", ""),
        ("{city: Munich, region: BE, country: DE}", "write BY, or the city"),
        ("{city: Kansas City, region: Kansas, country: US}", ""),
        ("{city: Portland, region: ME, country: US}", ""),
        ("{city: Cambridge, region: East of England, country: GB}", ""),
    ],
)
def test_a_city_in_another_region_is_told(tmp_path: Path, place: str, write: str) -> None:
    told(tmp_path, place, "US")
    found = printed_marks(read_workspace(tmp_path))
    said = [str(each) for each in found if each.code == "other-region"]
    assert len(said) == bool(write)
    assert write in "".join(said)


def test_build_and_batch_say_so_too(
    charter: Callable[..., Ran], batch: Batch, tmp_path: Path
) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    told(folder, "{city: Denver}", "GB")
    assert "[other-country]" in charter("build", str(folder), "--format", "md").err
    table = tmp_path / "t.csv"
    table.write_text(
        "company,structure,country,currency,position,status,acting,city,apply email\n"
        "Acme,separate,UK,GBP,CTO,vacant,CEO,Denver,jobs@acme.example\n",
        "utf-8",
    )
    assert "'Denver' is taken to be in the United Kingdom" in batch(table).err


def test_the_file_of_cities_is_as_its_schema_says() -> None:
    import jsonschema_rs

    data = json.loads((languages_folder() / "cities.json").read_text("utf-8"))
    jsonschema_rs.validate(schema("cities"), data)
    assert data["cities"].keys() <= COUNTRIES
    assert countries_of("  new   york ") == ["US"]
    for country, cities in data["regions"].items():
        assert cities.keys() <= {*data["cities"][country]}
        assert all(is_region(f"{country}-{code}") for codes in cities.values() for code in codes)
