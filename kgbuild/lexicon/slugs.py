"""Makes the readable last part of an identifier out of a name."""

from __future__ import annotations

import functools
import re
import unicodedata
from urllib.parse import quote

_FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ı": "i"}
)


@functools.lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens: `Nicolás Maduro` gives `nicolas-maduro`.

    Letters that Unicode does not decompose and that have no ASCII form are spelled by their code
    point, so that names in other scripts stay distinct; a text without a letter or digit gives `x`.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_FOLDED)).lower()
    plain = re.sub(r"[.'’‘`]", "", "".join(c for c in decomposed if not unicodedata.combining(c)))
    ascii_only = "".join(c if c.isascii() or not c.isalnum() else f"-u{ord(c):x}-" for c in plain)
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "x"


def document_path(document: str) -> str:
    """The path of a document below the base IRI: `doc/` and its id, percent-encoded (RFC 3986).

    `a.txt` gives `doc/a.txt`. It rests on the id alone, and no two ids give the same, so that documents come
    and go without renaming others. `.` and `..`, which IRIs give a meaning of their own, are encoded too.
    """
    name = quote(document, safe="", errors="surrogatepass")
    return "doc/" + (name if name.strip(".") else name.replace(".", "%2E"))
