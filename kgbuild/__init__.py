"""kgbuild reads news about diplomacy and builds a knowledge graph that shows where each statement stands.

The public functions are loaded when they are first asked for, so that `import kgbuild` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgbuild.annotate.language_model import load_pipeline
    from kgbuild.data_frame import to_dataframe
    from kgbuild.networks import to_networkx
    from kgbuild.pipeline import build
    from kgbuild.query.sparql import open_graph

__all__ = ["build", "load_pipeline", "open_graph", "to_dataframe", "to_networkx"]
__version__ = "0.1.0"

_HOMES = {
    "build": "kgbuild.pipeline",
    "load_pipeline": "kgbuild.annotate.language_model",
    "open_graph": "kgbuild.query.sparql",
    "to_dataframe": "kgbuild.data_frame",
    "to_networkx": "kgbuild.networks",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
