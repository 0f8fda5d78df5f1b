"""Scores an event table against gold annotation; reads files only, so that it scores what a user gets."""

from kgbuild.evaluation.scoring import Score, evaluate

__all__ = ["Score", "evaluate"]
