"""Finds the ontology that comes with the package."""

from __future__ import annotations

from pathlib import Path

from kgbuild.errors import OntologyError


def ontology_dir() -> Path:
    """The folder of the ontology: inside the installed package, or beside it in a checkout.

    Raises:
        OntologyError: It is in neither place, so that the installation is incomplete.
    """
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "data" / "ontology", package.parent / "ontology"):
        if candidate.is_dir():
            return candidate
    raise OntologyError("the ontology is missing from the installation; install kgbuild again", package)
