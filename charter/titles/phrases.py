"""Titles of Danish, French and Spanish that mean something else together, with what they mean."""

from __future__ import annotations

from collections.abc import Mapping

IN_OTHERS: Mapping[str, str] = {
    "directeur technique": "chief technology",
    "directrice technique": "chief technology",
    "directeur de la technologie": "chief technology",
    "directrice de la technologie": "chief technology",
    "director de tecnología": "chief technology",
    "directora de tecnología": "chief technology",
    "director técnico": "chief technology",
    "directora técnica": "chief technology",
    "teknisk direktør": "chief technology",
    "teknologidirektør": "chief technology",
    "it chef": "head it",
    "dsi": "director it",
    "rssi": "head security",
    "drh": "director people",
    "daf": "director finance",
    "ressources humaines": "people",
    "recursos humanos": "people",
    "systèmes d information": "it",
    "sistemas de información": "it",
    "développement commercial": "sales",
    "desarrollo de negocio": "sales",
    "chef de produit": "product lead",
    "cheffe de produit": "product lead",
    "produktchef": "product lead",
}
