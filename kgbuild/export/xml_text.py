"""Makes any text fit to stand in XML, as element or attribute.

Most values of a network's columns are few and come again and again; what was made of them last is kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import is_normalized, normalize
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything but the characters of XML 1.0, production 2; none of them is printable."""
_MARKUP = re.compile("[&<>\"']")


@lru_cache(maxsize=4096, typed=True)
def element_text(value: object) -> str:
    """What stands between tags: truth values as XML Schema has them, no character that XML forbids."""
    if isinstance(value, str):
        text = _plain(value)
        return escape(text) if _MARKUP.search(text) else text
    return _literal(value)


@lru_cache(maxsize=1 << 14, typed=True)
def attribute(value: object) -> str:
    """A value in quotation marks, on one line, without spaces at its ends."""
    if isinstance(value, str):
        text = _plain(value) if value.isprintable() else " ".join(_plain(value).split())
        text = text.strip()
        return quoteattr(text) if _MARKUP.search(text) else f'"{text}"'
    return f'"{_literal(value)}"'


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _plain(text: str) -> str:
    """The characters of a text: composed, and none that XML forbids."""
    if text.isprintable() and is_normalized("NFC", text):
        return text
    return _FORBIDDEN.sub("", normalize("NFC", text))
