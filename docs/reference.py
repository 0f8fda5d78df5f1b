"""Writes what the pages of docs/ take from the code: `python docs/reference.py`.

`ontology.md` and `competency-questions.md` come whole from the ontology. The other pages are written by hand,
but for what stands between `<!-- NAME -->` and `<!-- end of NAME -->`: the commands with all their options,
the fields of the event table, the public functions. With `--check` nothing is written, and the exit status is
1 if a page is out of date.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click
from click.testing import CliRunner
from ontology_page import page, questions_page, table

import kgbuild
from kgbuild import cli, errors
from kgbuild.export.event_fields import ACTOR_FIELDS, EVENT_FIELDS, Field
from kgbuild.query.answers import Answer
from kgbuild.query.sparql import OpenGraph
from kgbuild.report import Report
from kgbuild.settings import Settings

DOCS = Path(__file__).parent
WIDTH = 78
"""What click leaves of the eighty columns that it writes help for."""
SECTION = re.compile(r"^(Args|Attributes|Returns|Raises):$", re.MULTILINE)
ENTRY = re.compile(r"^([\w, ]+): ((?:.|\n(?!\S))*)", re.MULTILINE)
"""`name: What it is.` of an Args section, with the lines that are indented below it."""


def commands() -> str:
    """What `--help` prints, for the program and each of its commands."""
    return "\n\n".join(_help_of(line) for line in _command_lines(cli.main, ("kgbuild",)))


def _command_lines(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(command, click.Group):
        for name, below in sorted(command.commands.items()):
            yield from _command_lines(below, (*words, name))


def _help_of(words: tuple[str, ...]) -> str:
    line = " ".join(words)
    shown = CliRunner().invoke(cli.main, [*words[1:], "--help"], prog_name="kgbuild", terminal_width=WIDTH)
    return f"## {line}\n\n```console\n$ {line} --help\n{shown.output}```"


def event_fields() -> str:
    """The fields of a record."""
    return _fields(EVENT_FIELDS)


def actor_fields() -> str:
    """The fields of an actor in a record."""
    return _fields(ACTOR_FIELDS)


def _fields(fields: Iterable[Field]) -> str:
    rows = ([f"`{field.name}`", field.type, field.meaning] for field in fields)
    return "\n".join(table(["field", "type", "meaning"], rows))


def function(called: Callable[..., object], name: str) -> Callable[[], str]:
    """What the docstring of a function says, with the types of its parameters."""
    return lambda: "\n\n".join(_function_parts(called, name))


def _function_parts(called: Callable[..., object], name: str) -> Iterator[str]:
    signature = inspect.signature(called)
    parameters = [p for p in signature.parameters.values() if p.name != "self"]
    parts = _docstring_parts(called)
    yield f"```text\n{_call(name, parameters)}\n```"
    yield parts[""]
    if parameters:
        meanings = dict(_entries(parts["Args"]))
        rows = [[f"`{p.name}`", _cell(p.annotation), meanings[p.name]] for p in parameters]
        yield "\n".join(table(["parameter", "type", "meaning"], rows))
    yield f"**Returns** `{signature.return_annotation}`. {_unwrapped(parts.get('Returns', ''))}".rstrip()
    raised = [f"- `{error}`: {when}" for error, when in _entries(parts.get("Raises", ""))]
    if raised:
        yield "\n".join(["**Raises**", "", *raised])


def _call(name: str, parameters: Iterable[inspect.Parameter]) -> str:
    """How a function is called: its parameters with what holds where they are left out."""
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in parameters]
    return f"{name}{inspect.Signature(bare)}"


def _cell(annotation: object) -> str:
    """A type or value as code in a table, where a bar would end the cell."""
    return f"`{annotation}`".replace("|", "\\|")


def attributes(described: type) -> Callable[[], str]:
    """What the docstring of a record says of its attributes, with their types."""

    def written() -> str:
        meanings = dict(_entries(_docstring_parts(described)["Attributes"]))
        rows = [[f"`{f.name}`", _cell(f.type), meanings[f.name]] for f in dataclasses.fields(described)]
        return "\n".join(table(["attribute", "type", "meaning"], rows))

    return written


def settings() -> str:
    """The attributes of `Settings`, with what holds where one is left out."""
    meanings = dict(_entries(_docstring_parts(Settings)["Attributes"]))
    fields = dataclasses.fields(Settings)
    rows = [[f"`{f.name}`", _cell(f.type), _cell(repr(f.default)), meanings[f.name]] for f in fields]
    return "\n".join(table(["attribute", "type", "default", "meaning"], rows))


def error_classes() -> str:
    """Every exception with what it says of itself."""
    found = [e for e in vars(errors).values() if inspect.isclass(e) and issubclass(e, errors.KgbuildError)]
    rows = ([f"`{error.__name__}`", (inspect.getdoc(error) or "").partition("\n")[0]] for error in found)
    return "\n".join(table(["error", "meaning"], rows))


def _docstring_parts(described: object) -> dict[str, str]:
    """A docstring in Google's form by the names of its sections; what stands before them under no name."""
    first, *rest = SECTION.split(inspect.getdoc(described) or "")
    sections = zip(rest[::2], rest[1::2], strict=True)
    return {"": first.strip(), **{name: inspect.cleandoc(text) for name, text in sections}}


def _entries(section: str) -> Iterator[tuple[str, str]]:
    """Names, one for each that a line documents, with what is said of them."""
    for match in ENTRY.finditer(section):
        for name in match[1].split(", "):
            yield name, _unwrapped(match[2])


def _unwrapped(text: str) -> str:
    return " ".join(text.split())


REGIONS: dict[str, dict[str, Callable[[], str]]] = {
    "command-line.md": {"commands": commands},
    "event-table.md": {"fields of a record": event_fields, "fields of an actor": actor_fields},
    "python.md": {
        **{
            f"kgbuild.{name}": function(getattr(kgbuild, name), f"kgbuild.{name}") for name in kgbuild.__all__
        },
        "graph.ask": function(OpenGraph.ask, "graph.ask"),
        "answer.records": function(Answer.records, "answer.records"),
        "Report": attributes(Report),
        "Settings": settings,
        "OpenGraph": attributes(OpenGraph),
        "Answer": attributes(Answer),
        "errors": error_classes,
    },
}
"""Pages, and what stands in which place of them."""


def pages() -> Iterator[tuple[Path, str]]:
    """Each page with the text that it should have."""
    yield DOCS / "ontology.md", page()
    yield DOCS / "competency-questions.md", questions_page()
    for name, regions in REGIONS.items():
        text = (DOCS / name).read_text(encoding="utf-8")
        for place, write in regions.items():
            text = _with_region(text, place, write())
        yield DOCS / name, text


def _with_region(text: str, place: str, content: str) -> str:
    begin, end = f"<!-- {place} -->\n", f"\n<!-- end of {place} -->"
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"a page has no place for {place}")
    return f"{before}{begin}\n{content}\n{end}{after}"


def main() -> None:
    """Writes the pages, or says which are out of date."""
    outdated = [(path, text) for path, text in pages() if path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv and outdated:
        sys.exit(f"{', '.join(path.name for path, _ in outdated)}: run python docs/reference.py")
    for path, text in outdated:
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
