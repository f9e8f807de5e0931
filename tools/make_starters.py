"""Write templates/starters/*.docx: whole papers as Word templates, in the shipped letterhead.

Run it after changing what papers say or how they look; then look at the pages.
"""

from charter.resources import templates_folder
from charter.starters.starter import starter


def main() -> None:
    """Write the starters."""
    target = templates_folder() / "starters"
    for text in sorted(target.glob("*.md")):
        text.with_suffix(".docx").write_bytes(starter(text.stem))


if __name__ == "__main__":
    main()
