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
_SAFE = re.compile(r"[\w /.:;,|()#%+=?!*-]*", re.ASCII)
"""A text of these characters means the same in XML, between tags and in quotation marks."""


def literal(value: bool | int | float) -> str:
    """A number or a truth value as XML Schema has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


@lru_cache(maxsize=4096)
def element_text(text: str) -> str:
    """What stands between tags, without a character that XML forbids."""
    return text if _SAFE.fullmatch(text) else escape(_plain(text))


def attribute(text: str) -> str:
    """A text in quotation marks, on one line, without spaces at its ends."""
    if _SAFE.fullmatch(text):
        return f'"{text.strip()}"'
    return quoteattr(" ".join(_plain(text).split()))


kept_attribute = lru_cache(maxsize=4096)(attribute)
"""`attribute` for texts that come again and again."""


def _plain(text: str) -> str:
    """The characters of a text: composed, and none that XML forbids."""
    if text.isprintable() and is_normalized("NFC", text):
        return text
    return _FORBIDDEN.sub("", normalize("NFC", text))
