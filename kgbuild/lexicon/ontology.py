"""Loads a whole ontology: the one that comes with kgbuild, and a user's folder of the same form on top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kgbuild.errors import OntologyError
from kgbuild.garbage import uncollected
from kgbuild.lexicon.classes import EventClass, load_classes
from kgbuild.lexicon.confidence import FILE, Weights, load_weights
from kgbuild.lexicon.contexts import Field, read_contexts
from kgbuild.lexicon.gazetteer import Gazetteer, load_gazetteer
from kgbuild.lexicon.location import ontology_dir
from kgbuild.lexicon.noun_classes import NounClasses, office_classes, read_noun_classes
from kgbuild.lexicon.operators import OperatorTable, read_operators
from kgbuild.lexicon.phrases import Names, Phrase, read_phrases
from kgbuild.lexicon.schemes import Derivation, load_derivation

FOLDERS = {"triggers": ".txt", "operators": ".txt", "gazetteer": ".csv", "queries": ".rq"}
"""What a folder of an ontology is called, and how its files end."""
FILES = frozenset({".ttl", ".md"})
"""How files directly in an ontology's folder end."""
NAMED_FILES = frozenset({"boilerplate.txt", FILE, "contexts.txt", "derivation.csv", "nouns.txt"})


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything that extraction and resolution know of the world.

    Attributes:
        classes: Event classes by local name.
        phrases: The phrases that express them, in the order of files and lines.
        operators: Words that set factuality and attribution.
        derivation: From class and factuality to PLOVER and CAMEO.
        gazetteer: Names of countries, people, organizations, places and offices.
        other_fields: Sport, markets, weather …, in whose sentences verbs of politics mean something else.
        confidence: What the signs of a well or badly read event weigh.
        nouns: Classes of nouns by name.
    """

    classes: Mapping[str, EventClass]
    phrases: tuple[Phrase, ...]
    operators: OperatorTable
    derivation: Derivation
    gazetteer: Gazetteer
    other_fields: tuple[Field, ...]
    confidence: Weights
    nouns: NounClasses


def load_ontology(extra: Path | None = None) -> Ontology:
    """The ontology that comes with kgbuild, with what `extra` adds or replaces.

    Args:
        extra: A folder of the same form: `*.ttl`, `triggers/*.txt`, `operators/*.txt`, `gazetteer/*.csv`,
            `derivation.csv`, `confidence.csv`, `boilerplate.txt`, each of which may be missing.

    Raises:
        OntologyError: An entry is wrong, or `extra` holds what is not read; names file and line.
    """
    return _loaded(extra)


@lru_cache(maxsize=4)
def _loaded(extra: Path | None) -> Ontology:
    """Reads each ontology once; nothing of what that makes is garbage to look for meanwhile."""
    with uncollected():
        return _read(extra)


def _read(extra: Path | None) -> Ontology:
    if extra is not None:
        _check_form(extra)
    folders = [ontology_dir(), *([extra] if extra else [])]
    classes = load_classes([extra] if extra else [])
    roles = frozenset(role for event_class in classes.values() for role in event_class.roles)
    own_names = [extra / "gazetteer"] if extra and (extra / "gazetteer").is_dir() else []
    gazetteer = load_gazetteer(own_names)
    nouns = read_noun_classes(_named(folders, "nouns.txt"), office_classes(gazetteer.offices.values()))
    return Ontology(
        classes=classes,
        phrases=tuple(read_phrases(_files(folders, "triggers"), Names(classes, roles, nouns))),
        operators=read_operators(_files(folders, "operators")),
        derivation=load_derivation(classes, extra),
        gazetteer=gazetteer,
        other_fields=read_contexts(_named(folders, "contexts.txt")),
        confidence=load_weights(extra),
        nouns=nouns,
    )


def _named(folders: list[Path], name: str) -> Iterator[Path]:
    return (path for folder in folders if (path := folder / name).is_file())


def _files(folders: list[Path], name: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((folder / name).glob(f"*{FOLDERS[name]}"))


def _check_form(folder: Path) -> None:
    """A misspelt name would otherwise be passed over in silence."""
    if not folder.is_dir():
        raise OntologyError("is not a folder", folder)
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        known = path.name in FOLDERS if path.is_dir() else path.suffix in FILES or path.name in NAMED_FILES
        if not known:
            files, folders = ", ".join(sorted(NAMED_FILES)), ", ".join(FOLDERS)
            raise OntologyError(
                f"is not read; an ontology's folder holds *.ttl, {files} and the folders {folders}", path
            )
        for file in sorted(path.iterdir()) if path.is_dir() else ():
            if file.suffix not in (FOLDERS[path.name], ".md") and not file.name.startswith("."):
                raise OntologyError(f"is not read; files in {path.name}/ end in {FOLDERS[path.name]}", file)
