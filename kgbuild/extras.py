"""Loads the libraries that only some users need, and says which extra brings one that is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kgbuild.errors import MissingExtraError


def import_extra(module: str, library: str, extra: str, purpose: str) -> Any:
    """A module of an optional library that has no types of its own.

    Args:
        module: Its name in full.
        library: The library that it belongs to, as users know it.
        extra: The extra of kgbuild that installs it.
        purpose: What it is needed for, as the end of "is needed …".

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(library, extra, purpose) from error
