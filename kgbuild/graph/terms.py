"""Writes IRIs and literals as N-Triples terms, and mints the IRIs of what has no id of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from kgbuild.graph.vocabulary import PREFIXES

Term = str
"""An IRI, a literal or a triple term in the syntax of N-Triples."""
Triple = tuple[Term, Term, Term]
Triples = Iterator[Triple]

_XSD = PREFIXES["xsd"]
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_NOT_IN_IRI = re.compile(r'[\x00-\x20\x7f-\x9f<>"{}|^`\\\[\]]|%(?![0-9A-Fa-f]{2})')
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


@lru_cache(maxsize=1 << 14)
def iri(text: str) -> Term:
    """An absolute IRI; characters that may not stand in one are percent-encoded (RFC 3987, section 2.2)."""
    path, hash_sign, fragment = text.partition("#")
    return f"<{_encoded(path)}{hash_sign}{_encoded(fragment).replace('#', '%23')}>"


def _encoded(text: str) -> str:
    return _NOT_IN_IRI.sub(lambda match: quote(match.group()), text)


def literal(text: str, language: str | None = None) -> Term:
    """A plain string, or a string in a language."""
    return f'"{_escape(text)}"' + (f"@{language}" if language else "")


def typed(text: str, datatype: str) -> Term:
    """A literal of an XML Schema datatype, given by its local name."""
    return f'"{_escape(text)}"^^<{_XSD}{datatype}>'


def triple_term(triple: Triple) -> Term:
    """A triple as an object of another (RDF 1.2), which does not say that it holds."""
    return f"<<( {' '.join(triple)} )>>"


def triple_of(term: Term) -> Triple | None:
    """The triple of IRIs that a triple term is of; None for any other term."""
    if not term.startswith("<<( "):
        return None
    subject, predicate, value = term[4:-4].split(" ")
    return subject, predicate, value


def boolean(value: bool) -> Term:
    """`true` or `false`."""
    return typed("true" if value else "false", "boolean")


def decimal(value: float) -> Term:
    """A decimal with one to four places: readers that normalise decimals leave it as it is."""
    digits = f"{value:.4f}".rstrip("0")
    return typed(digits + "0" if digits.endswith(".") else digits, "decimal")


def integer(value: int) -> Term:
    """A whole number."""
    return typed(str(value), "integer")


@lru_cache(maxsize=1 << 14)
def non_negative(value: int) -> Term:
    """A whole number that is not below 0, such as a place in a text."""
    return typed(str(value), "nonNegativeInteger")


def date(value: dt.date) -> Term:
    """A day."""
    return typed(value.isoformat(), "date")


def date_value(value: str) -> Term:
    """A date of any precision: a year, a month or a day is typed so, anything else stays a string."""
    datatype = _DATE_TYPES.get(len(value))
    return (
        typed(value, datatype) if datatype and re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else literal(value)
    )


def _escape(text: str) -> str:
    return _ESCAPED.sub(lambda match: _SHORT.get(match.group()) or f"\\u{ord(match.group()):04X}", text)


_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_LONG = {short[1]: character for character, short in _SHORT.items()}


def literal_parts(term: Term) -> tuple[str, str | None, str | None]:
    """The text, the language and the datatype of a literal; of the last two one or both are None."""
    found = _LITERAL.fullmatch(term)
    assert found is not None, term
    return _ESCAPE.sub(_unescaped, found[1]), found[2], found[3]


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else _LONG[escape[2]]
