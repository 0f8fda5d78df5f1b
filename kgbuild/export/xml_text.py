"""Makes any text fit to stand in XML, as element or attribute."""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything but the characters of XML 1.0, production 2."""


def element_text(value: object) -> str:
    """What stands between tags: truth values as XML Schema has them, no character that XML forbids."""
    return escape(plain(value))


def attribute(value: object) -> str:
    """A value in quotation marks, on one line, without spaces at its ends."""
    return quoteattr(" ".join(plain(value).split()))


def plain(value: object) -> str:
    """The characters of a value: composed, and none that XML forbids."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if text.isascii() and text.isprintable():
        return text
    return _FORBIDDEN.sub("", unicodedata.normalize("NFC", text))
