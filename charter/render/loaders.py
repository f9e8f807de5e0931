"""Where templates come from: the workspace's folder, and what is shipped."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    ModuleLoader,
    PrefixLoader,
    TemplateNotFound,
)

from charter.compiled import compiled_templates
from charter.problems import TemplateError, error, file_size
from charter.render.conflicts import settled
from charter.resources import templates_folder

SHIPPED = "default"
"""Before a name, with a colon: the shipped template, though an own one has the same name."""
MAX_TEMPLATE = 200_000


def loader(own: Path | None) -> BaseLoader:
    """Return a loader of the templates in the folder `own`, then of the shipped ones."""
    shipped: BaseLoader = FileSystemLoader(templates_folder())
    compiled = compiled_templates()
    if compiled is not None:
        shipped = ChoiceLoader([ModuleLoader(compiled), shipped])
    if own is None:
        return ChoiceLoader([_Shipped(shipped), shipped])
    return ChoiceLoader([OwnTemplates(own), _Shipped(shipped), shipped])


class _Shipped(PrefixLoader):
    def __init__(self, shipped: BaseLoader) -> None:
        super().__init__({SHIPPED: shipped}, delimiter=":")

    def list_templates(self) -> list[str]:
        """Return nothing: these are second names for what another loader lists."""
        return []


class OwnTemplates(BaseLoader):
    """Reads the templates of a workspace, and nothing outside their folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = os.path.realpath(folder)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the text and the path of a template."""
        if not is_inside(template):
            raise TemplateNotFound(template)
        path = self.folder.joinpath(*template.split("/"))
        if not path.exists() and not path.is_symlink():
            raise TemplateNotFound(template)
        return read_template(path, self._root), str(path), None


def is_inside(name: str) -> bool:
    """Return whether a template's name stays in its folder, on every system."""
    parts = name.split("/")
    return not any(mark in name for mark in "\\:\0") and not {"", ".", ".."} & set(parts)


def read_template(path: Path, root: str) -> str:
    """Return the text of a template. Raises TemplateError where it cannot be read or leads out."""
    real = os.path.realpath(path)
    if os.path.commonpath([real, root]) != root:
        message = "this leads out of the folder of templates, and is not read"
        raise error(TemplateError, path, "outside", message, "copy the file into the folder")
    if os.path.isdir(real):
        message = "this is a folder; a template is a file"
        raise error(TemplateError, path, "not-a-file", message, "rename or remove the folder")
    try:
        if not os.path.isfile(real):
            raise error(TemplateError, path, "not-a-file", "this is not a file")
        with open(real, "rb") as file:
            content = file.read(MAX_TEMPLATE + 1)
        if len(content) > MAX_TEMPLATE:
            message = f"this template is larger than {file_size(MAX_TEMPLATE)}"
            raise error(TemplateError, path, "too-large", message)
        return settled(path, content.decode("utf-8-sig"))
    except UnicodeDecodeError as bad:
        line = content.count(b"\n", 0, bad.start) + 1
        message = "the template is not UTF-8"
        hint = f"save it as UTF-8 in your editor; the first such letter is in line {line}"
        raise error(TemplateError, path, "encoding", message, hint) from None
    except OSError as bad:
        message = f"the template cannot be read: {bad.strerror}"
        raise error(TemplateError, path, "unreadable", message) from None
