"""Build hook: puts the compiled form of the shipped files into the wheel."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledHook(BuildHookInterface[Any]):
    """Compiles catalogue, templates and letterhead for a wheel that people install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder; an editable install reads the files themselves."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from charter.compile_shipped import compile_shipped

        self._folder = tempfile.TemporaryDirectory()
        compile_shipped(Path(self._folder.name))
        build_data["force_include"][self._folder.name] = "charter/_compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
