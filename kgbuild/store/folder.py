"""The folder of a store: what lies in it, who may write it, and what it was made with.

- `store.json`: the form of the folder, what is fixed for good (base IRI, whether mentions are merged), and
  which ontology and model were last used
- `ledger.sqlite`: the documents and all that was read of them; the one thing that cannot be made again
- `oxigraph/`: the graph, to be asked; made from the ledger, and made again where it is missing or behind
- `lock`: is held by the one process that writes
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kgbuild import __version__
from kgbuild.annotate.language_model import describe_model
from kgbuild.errors import InputError, OutputError, SettingsError
from kgbuild.garbage import rarely_collected
from kgbuild.graph.files import LEDGER, STORE_FACTS
from kgbuild.lexicon.location import ontology_dir
from kgbuild.settings import Settings
from kgbuild.store.extracted import SCHEMA
from kgbuild.store.ledger import Ledger, Versions
from kgbuild.store.writer_lock import only_writer

FORMAT = 3


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is fixed when a store is made, and the ontology, model and confidence that were last asked for."""

    format: int
    base: str
    merging: bool
    ontology: str | None
    model: str | None
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Store:
    """An open store.

    Attributes:
        folder: Where it lies.
        ledger: The documents.
        settings: What holds for it: what was fixed when it was made, and the rest from the caller.
        model: Name and version of the language model.
        versions: What documents are read with now.
    """

    folder: Path
    ledger: Ledger
    settings: Settings
    model: str
    versions: Versions


def versions_of(settings: Settings) -> Versions:
    """What documents are read with under these settings."""
    model, digest = describe_model(settings.model)
    return Versions(
        __version__,
        f"{model} {digest}",
        ontology_digest(settings.ontology),
        SCHEMA,
    )


def ontology_digest(added: Path | None) -> str:
    """A digest of the files of the ontology, the package's own and those of a user's folder."""
    digest = hashlib.sha256()
    for folder in filter(None, (ontology_dir(), added)):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def writing(folder: Path, settings: Settings) -> Iterator[Store]:
    """Opens a store for the only process that may write it; makes it where there is none.

    Raises:
        OutputError: Another process writes it, or the disk lets nobody.
        SettingsError: It was made with another base, or with other merging.
        InputError: The folder holds something else.
    """
    _make(folder)
    with only_writer(folder), rarely_collected():
        if (folder / STORE_FACTS).exists():
            settings = _fixed(folder, _read_facts(folder), settings)
        _write_facts(folder, settings)
        versions = versions_of(settings)
        ledger = Ledger(folder / LEDGER, versions)
        try:
            yield Store(folder, ledger, settings, describe_model(settings.model)[0], versions)
        except BaseException:
            ledger.abandon()
            raise
        ledger.close()


@contextmanager
def temporary(settings: Settings) -> Iterator[Store]:
    """A store that is gone at the end."""
    with (
        tempfile.TemporaryDirectory(prefix="kgbuild-", ignore_cleanup_errors=True) as name,
        rarely_collected(),
    ):
        versions = versions_of(settings)
        ledger = Ledger(Path(name) / LEDGER, versions, lasting=False)
        try:
            yield Store(Path(name), ledger, settings, describe_model(settings.model)[0], versions)
        finally:
            ledger.abandon()


def is_kept(folder: Path) -> bool:
    """Whether a folder is a store."""
    return (folder / LEDGER).is_file() and (folder / STORE_FACTS).is_file()


def settings_of(folder: Path, settings: Settings) -> Settings:
    """These settings with what was fixed when the store was made.

    Raises:
        InputError: The folder is no store.
    """
    if not is_kept(folder):
        raise InputError(f"{folder} is no store; `kgbuild build PATH... --store {folder}` makes one")
    return _fixed(folder, _read_facts(folder), settings)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = [path.name for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}") from error
    if strangers and STORE_FACTS not in strangers and set(strangers) - {"lock", "writer.json"}:
        raise InputError(
            f"{folder} is no store and holds other files ({min(strangers)} …); name an empty one"
        )


def _write_facts(folder: Path, settings: Settings) -> None:
    """Notes what the store is made with."""
    ontology = None if settings.ontology is None else str(settings.ontology.resolve())
    least = settings.min_confidence or 0.0
    facts = _Facts(FORMAT, settings.base, settings.merging, ontology, settings.model, least)
    text = json.dumps(asdict(facts), indent=1)
    partial = folder / f".{STORE_FACTS}.partial"
    try:
        if (folder / STORE_FACTS).exists() and (folder / STORE_FACTS).read_text(encoding="utf-8") == text:
            return
        with partial.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(folder / STORE_FACTS)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}") from error


def _read_facts(folder: Path) -> _Facts:
    try:
        facts = json.loads((folder / STORE_FACTS).read_text(encoding="utf-8"))
        found = _Facts(**facts)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{folder / STORE_FACTS} cannot be read: {error}") from error
    if found.format != FORMAT:
        raise InputError(f"{folder} was made by another version of kgbuild; build it anew")
    return found


def _fixed(folder: Path, facts: _Facts, settings: Settings) -> Settings:
    """The settings with what was fixed when the store was made, unless they ask for something else."""
    plain = Settings()
    for name, fixed in (("base", facts.base), ("merging", facts.merging)):
        wanted = getattr(settings, name)
        if wanted not in (fixed, getattr(plain, name)):
            raise SettingsError(f"{folder} was made with {name} = {fixed}; for {wanted}, build another store")
    ontology = settings.ontology or (Path(facts.ontology) if facts.ontology else None)
    if ontology is not None and not ontology.is_dir():
        raise SettingsError(f"{folder} was made with the ontology {ontology}, which is no more; name another")
    return replace(
        settings,
        base=facts.base,
        merging=facts.merging,
        ontology=ontology,
        model=settings.model or facts.model,
        min_confidence=facts.min_confidence if settings.min_confidence is None else settings.min_confidence,
    )
