"""Write templates/starters/*.docx: whole papers as Word templates, in the shipped letterhead.

Run it after changing what papers say or how they look; then look at the pages.
"""

from charter.docx_templates.choice import KINDS
from charter.own_templates.starter import starter
from charter.resources import templates_folder


def main() -> None:
    """Write the starters."""
    target = templates_folder() / "starters"
    for kind in KINDS:
        (target / f"{kind}.docx").write_bytes(starter(kind))


if __name__ == "__main__":
    main()
