"""The page on Gephi lists the columns that the networks have.

`python tests/export/test_gephi_page.py` writes them into it.
"""

import re
from pathlib import Path

from kgbuild.export import actor_network, event_network

PAGE = Path(__file__).parents[2] / "docs" / "gephi.md"
MARKED = re.compile(r"(?<=by tests/export/test_gephi_page\.py -->\n).*(?=<!-- end -->)", re.DOTALL)
TABLES = {
    "Actor network, nodes": actor_network.NODE_COLUMNS,
    "Actor network, edges": actor_network.EDGE_COLUMNS,
    "Event network, nodes": event_network.NODE_COLUMNS,
    "Event network, edges": event_network.EDGE_COLUMNS,
}
NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def tables() -> str:
    parts = []
    for title, columns in TABLES.items():
        rows = [f"| `{name}` | {NAMES[column.type]} | {column.meaning} |" for name, column in columns.items()]
        parts.append("\n".join([f"### {title}\n", "| column | | meaning |", "| --- | --- | --- |", *rows]))
    return "\n" + "\n\n".join(parts) + "\n\n"


def test_the_page_has_every_column_with_its_type_and_meaning():
    assert MARKED.search(PAGE.read_text(encoding="utf-8"))[0] == tables()


if __name__ == "__main__":
    PAGE.write_text(MARKED.sub(lambda _: tables(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
