"""Build hook: an installation carries the compiled gazetteer.

Wheels, editable installs and plain installs alike build
``src/corrobora/workflow/data/gazetteer.sqlite`` from the sources beside it,
unless it is current already (see ``scripts/build_gazetteer.py``).
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def _builder(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", root / "scripts" / "build_gazetteer.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("scripts/build_gazetteer.py is missing from this source tree")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


class GazetteerHook(BuildHookInterface[Any]):
    """Compile the gazetteer before a wheel is packed or an editable install is linked."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Build the file if it is missing or out of date."""
        builder = _builder(Path(self.root))
        if not builder.is_current(builder.TARGET):
            builder.build()
        # Git ignores the file, and hatchling leaves out what git ignores unless it is named here.
        build_data["artifacts"].append("/" + builder.TARGET.relative_to(builder.ROOT).as_posix())
