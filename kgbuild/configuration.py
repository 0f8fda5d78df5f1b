"""Reads `kgbuild.toml`: what is the same every day, said once; options override it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgbuild.errors import SettingsError
from kgbuild.settings import Settings

FILE = "kgbuild.toml"
"""Is looked for in the current folder."""

_KINDS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("base", "model", "engine", "scheduler"), (str,)),
    **dict.fromkeys(("ontology", "out", "store", "merge_report", "keep_apart"), (str,)),
    **{"jobs": (int,), "document_seconds": (int, float), "document_megabytes": (int,)},
    "min_confidence": (int, float),
    **{"merge": (bool,), "rdf12": (bool,), "columns": (dict,)},
}
"""Keys and the types of their values."""
_PATHS = frozenset({"ontology", "out", "store", "merge_report", "keep_apart"})
"""Keys of paths, which are meant from the folder of the file."""
_COMMANDS: Mapping[str, frozenset[str]] = {
    "build": frozenset(_KINDS),
    "events": frozenset(_KINDS) - {"out", "store", "rdf12"},
    "explain": frozenset({"ontology", "model", "columns"}),
}
"""Which keys each command takes."""
_NAMES = {str: "a text", int: "a whole number", float: "a number", bool: "true or false", dict: "a table"}


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a file says.

    Attributes:
        path: The file; None where there is none.
        values: By key, with underscores.
        lines: Where each key stands, from 1.
    """

    path: Path | None
    values: Mapping[str, Any]
    lines: Mapping[str, int]

    def defaults(self) -> dict[str, dict[str, Any]]:
        """The values as defaults of options, by command and parameter."""
        return {command: dict(self._options(keys)) for command, keys in _COMMANDS.items()}

    def _options(self, keys: frozenset[str]) -> Iterator[tuple[str, Any]]:
        for key, value in self.values.items():
            if key not in keys:
                continue
            if key == "columns":
                yield "columns", [f"{field}={name}" for field, name in value.items()]
            elif key == "merge":
                yield "merging", value
            else:
                yield key, value

    def described(self) -> Iterator[str]:
        """Every setting with its value and where that comes from, for people."""
        plain = Settings()
        yield (
            f"# {self.path}" if self.path else f"# there is no {FILE} here; these are kgbuild's own settings"
        )
        for key in _KINDS:
            found = self.values.get(key)
            default = {"merge": plain.merging}.get(key, getattr(plain, key, None))
            value = default if found is None else found
            if value is None or value == ():
                yield f"# {key} is not set"
                continue
            source = f"line {self.lines[key]}" if found is not None else "kgbuild's own"
            yield f"{key} = {_toml(value)}  # {source}"


def read_configuration(path: Path | None = None) -> Configuration:
    """What a file says.

    Args:
        path: The file; `kgbuild.toml` of the current folder, if there is one, where None.

    Raises:
        SettingsError: It cannot be read, or it has a key that means nothing or a value of another kind; the
            line is named.
    """
    if path is None:
        if not Path(FILE).is_file():
            return Configuration(None, {}, {})
        path = Path(FILE)
    try:
        text = path.read_text(encoding="utf-8")
        found = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is no TOML: {error}") from error
    lines = {key.replace("-", "_"): _line_of(key, text) for key in found}
    values = {key.replace("-", "_"): value for key, value in found.items()}
    for key, value in values.items():
        _check(path, lines[key], key, value)
    for key in _PATHS & values.keys():
        values[key] = str(path.parent / values[key]) + ("/" if values[key].endswith("/") else "")
    return Configuration(path, values, lines)


def _check(path: Path, line: int, key: str, value: object) -> None:
    kinds = _KINDS.get(key)
    if kinds is None:
        raise SettingsError(
            f"{path}, line {line}: there is no setting {key!r}; there are {', '.join(_KINDS)}"
        )
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        raise SettingsError(f"{path}, line {line}: {key} must be {_NAMES[kinds[-1]]}, not {value!r}")
    if isinstance(value, dict) and not all(isinstance(name, str) for name in value.values()):
        raise SettingsError(f"{path}, line {line}: {key} must give a name for each field")


def _line_of(key: str, text: str) -> int:
    """Where a key of the top level stands; tomllib does not say."""
    found = re.search(rf"^[ \t]*(?:\[[ \t]*)?[\"']?{re.escape(key)}[\"']?[ \t]*[\]=.]", text, re.MULTILINE)
    return 1 if found is None else text.count("\n", 0, found.start()) + 1


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
