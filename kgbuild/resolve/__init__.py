"""Which actor a mention is, and which mentions are one event."""

from kgbuild.resolve.corpus import resolve

__all__ = ["resolve"]
