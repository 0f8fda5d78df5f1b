"""Writes the explorer: one HTML file that holds style, program and data, and fetches nothing.

What articles say is hostile until shown to be otherwise. It goes into the page as JSON in which no character
means anything to HTML, the program shows it as text only, and the page's Content-Security-Policy lets nothing
run but the program itself, and nothing be fetched at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from typing import TextIO

from kgbuild.explorer.data import explorer_data
from kgbuild.records import Corpus
from kgbuild.settings import BASE_IRI

_ESCAPED = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
"""What HTML or JavaScript could take for its own, and halves of characters, which UTF-8 cannot hold."""


def write_explorer(corpus: Corpus, stream: TextIO, base: str = BASE_IRI) -> None:
    """Writes the page for a corpus; the same corpus gives the same bytes.

    Args:
        corpus: Articles and events.
        stream: Where to; UTF-8.
        base: IRI that ids are put behind.
    """
    style, program = _asset("explorer.css"), _asset("explorer.js")
    parts = {
        "style": style,
        "style-hash": _digest(style),
        "program": program,
        "program-hash": _digest(program),
        "data": as_json(explorer_data(corpus, base)),
    }
    for text in re.split(r"(\{[a-z-]+\})", _asset("page.html")):
        stream.write(parts.get(text[1:-1], text) if text[:1] == "{" else text)


def as_json(value: object) -> str:
    """JSON that may stand inside a script element of HTML."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _asset(name: str) -> str:
    return (files("kgbuild.explorer") / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """What a Content-Security-Policy names an inline element by."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
