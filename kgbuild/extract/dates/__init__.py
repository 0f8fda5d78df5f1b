"""Dates: which words of a text name one, and which days they mean."""

from kgbuild.extract.dates.expressions import DateExpression, find_dates, find_expressions

__all__ = ["DateExpression", "find_dates", "find_expressions"]
