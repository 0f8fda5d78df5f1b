"""The exceptions that a caller of kgbuild can meet.

- KgbuildError
  - InputError: a document or a folder of documents cannot be read
  - OntologyError: a file of the ontology is wrong; names file and line
  - ModelError: a language model is missing or does not fit
  - QueryError: a SPARQL query is wrong, or asks for what is refused
  - OutputError: an output cannot be written
  - SettingsError: options contradict each other, or a settings file is wrong
  - MissingExtraError: an optional library is not installed
"""

from __future__ import annotations

from pathlib import Path


class KgbuildError(Exception):
    """Base of every error that kgbuild raises on purpose; its text is one sentence for the user."""


class InputError(KgbuildError):
    """A document cannot be read as what it claims to be."""


class OntologyError(KgbuildError):
    """A file of the ontology holds an entry that means nothing.

    Args:
        message: What is wrong and what would be right.
        path: The file.
        line: Its line, counted from 1, where there is one.
    """

    def __init__(self, message: str, path: Path | None = None, line: int | None = None) -> None:
        self.path, self.line = path, line
        place = "" if path is None else f"{path}: " if line is None else f"{path}, line {line}: "
        super().__init__(place + message)


class ModelError(KgbuildError):
    """A language model is missing or lacks a component that extraction needs."""


class QueryError(KgbuildError):
    """A query cannot be parsed, names an unknown parameter or asks for what is refused."""


class OutputError(KgbuildError):
    """An output file cannot be written; what stood there before is untouched."""


class SettingsError(KgbuildError):
    """Options or a settings file ask for what cannot be done."""


class MissingExtraError(KgbuildError):
    """An optional library is not installed; the text says which extra brings it.

    Args:
        library: The library that is missing.
        extra: The extra of kgbuild that installs it.
        purpose: What it is needed for, as the end of "is needed …".
    """

    def __init__(self, library: str, extra: str, purpose: str) -> None:
        super().__init__(f"{library} is needed {purpose}; install it with: pip install 'kgbuild[{extra}]'")
