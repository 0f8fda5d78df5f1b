"""Coreference: what the pronouns, titles and short names of a document refer to."""

from kgbuild.extract.coreference.resolver import Coreference, chains

__all__ = ["Coreference", "chains"]
