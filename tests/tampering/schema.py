"""What WordprocessingML has, from the schema that the validator's package carries."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

_FILES = (
    "schemas_openxmlformats_org_wordprocessingml_2006_main",
    "schemas_openxmlformats_org_officeDocument_2006_math",
    "schemas-microsoft-com_office_word_2010_wordml",
    "schemas_microsoft_com_office_word_2010_wordml",
    "schemas_microsoft_com_office_word_2012_wordml",
)
# Where one name has several types, the one of an ordinary document.
_TYPE = {
    "rPr": "w:CT_RPr/w:rPr",
    "pPr": "w:CT_PPr/w:pPr",
    "tcPr": "w:CT_TcPr/w:tcPr",
    "trPr": "w:CT_TrPr/w:trPr",
    "tblPr": "w:CT_TblPr/w:tblPr",
    "sectPr": "w:CT_SectPr/w:sectPr",
    "settings": "w:CT_Settings/w:settings",
    "lvl": "w:CT_Lvl/w:lvl",
    "style": "w:CT_Style/w:style",
    "sdtPr": "w:CT_SdtPr/w:sdtPr",
    "r": "w:CT_R/w:r",
    "p": "w:CT_P/w:p",
    "compat": "w:CT_Compat/w:compat",
}


@cache
def types() -> dict[str, dict[str, Any]]:
    """Return the types of WordprocessingML and math by name, such as w:CT_P/w:p."""
    folder = files("openxml_audit") / "data" / "openxml" / "schemas"
    found: dict[str, dict[str, Any]] = {}
    for name in _FILES:
        path = folder / f"{name}.json"
        if path.is_file():
            found |= {t["Name"]: t for t in json.loads(path.read_text("utf-8")).get("Types", ())}
    return found


@cache
def facets() -> dict[str, tuple[str, ...]]:
    """Return the values of each enumeration by the name of its class in the schema."""
    folder = files("openxml_audit") / "data" / "openxml" / "schemas"
    found: dict[str, tuple[str, ...]] = {}
    for name in _FILES:
        path = folder / f"{name}.json"
        if path.is_file():
            for enum in json.loads(path.read_text("utf-8")).get("Enums", ()):
                found[enum["Name"]] = tuple(f["Value"] for f in enum["Facets"])
    return found


def children(type_name: str) -> list[str]:
    """Return the types that may stand in an element of this type, in order."""
    known = types()
    kind = known.get(type_name, {})
    own = [child["Name"] for child in kind.get("Children", ())]
    if (
        not own
        and "/" in type_name
        and (base := type_name.split("/", maxsplit=1)[0] + "/") != type_name
    ):
        return children(base)
    return own


@cache
def order(local: str) -> list[str]:
    """Return the names of what may stand in rPr, pPr and so on, in order; none if not known."""
    return [name.split("/")[1] for name in children(_TYPE[local])] if local in _TYPE else []


def attributes(type_name: str) -> list[dict[str, Any]]:
    """Return the attributes of a type, those of its base with it."""
    known = types()
    own = list(known.get(type_name, {}).get("Attributes", ()))
    base = type_name.split("/", maxsplit=1)[0] + "/"
    return own or list(known.get(base, {}).get("Attributes", ()))
