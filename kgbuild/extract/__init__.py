"""From a parsed Doc to event mentions: triggers, participants, factuality, attribution."""

from kgbuild.extract.extraction import extract

__all__ = ["extract"]
