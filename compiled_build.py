"""Compiles the modules that cost most into a wheel, where that is asked for.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .

mypyc makes C of the typed Python of `kgbuild/extract/`, and a C compiler a library beside each module. The
Python files stay in the wheel. Without the variable, and when kgbuild is installed for development
(`pip install -e`), nothing here runs, and no compiler is needed.
"""

from __future__ import annotations

import os
import tempfile
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOM = "kgbuild/extract"
INTERPRETED = frozenset({"__init__.py", "component.py"})
"""Modules of the room that stay Python: nothing to gain, and spaCy registers what is in the component."""
OPTIMIZATION = "2"


class CompiledModules(BuildHookInterface):
    """Puts the compiled modules into a wheel, which is then for one system and one version of Python."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles into a temporary folder, so that nothing is left between the sources."""
        if version == "editable":
            return
        root = Path(self.root)
        modules = [path for path in sorted((root / ROOM).rglob("*.py")) if path.name not in INTERPRETED]
        self._folder = tempfile.TemporaryDirectory()
        libraries = Path(self._folder.name, "libraries")
        _compile([path.relative_to(root).as_posix() for path in modules], Path(self._folder.name), libraries)
        made = (path for path in libraries.rglob("*") if path.suffix in (".so", ".pyd"))
        build_data["force_include"].update({str(path): str(path.relative_to(libraries)) for path in made})
        build_data["infer_tag"] = True
        build_data["pure_python"] = False

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Lets the temporary folder go."""
        if version != "editable":
            self._folder.cleanup()


def _compile(modules: list[str], folder: Path, libraries: Path) -> None:
    """Compiles modules, named by their paths below the current folder, into libraries."""
    os.environ["MYPY_CACHE_DIR"] = str(folder / "types")
    from mypyc.build import mypycify  # noqa: PLC0415
    from setuptools import Distribution  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    class BuildTogether(build_ext):
        """Compiles as many files of C at a time as there are processors; setuptools takes one by one."""

        def build_extensions(self) -> None:
            compile_in_turn = self.compiler.compile

            def compile_together(sources: list[str], **options: Any) -> list[str]:
                with ThreadPool() as pool:
                    objects = pool.map(lambda source: compile_in_turn([source], **options), sources, 1)
                return [path for paths in objects for path in paths]

            self.compiler.compile = compile_together
            super().build_extensions()

    extensions = mypycify(
        ["--follow-imports=silent", *modules],  # other rooms import libraries whose types are not needed here
        opt_level=OPTIMIZATION,
        debug_level="0",  # debugging information would be larger than all the rest
        multi_file=True,
        target_dir=str(folder / "c"),
    )
    command = BuildTogether(Distribution({"name": "kgbuild", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(libraries), str(folder / "objects")
    command.ensure_finalized()
    command.run()
