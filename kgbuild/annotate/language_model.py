"""Loads the spaCy pipeline that annotation runs on: the packaged one, or any installed for English."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import spacy
from spacy.language import Language

import kgbuild.annotate.encoder  # noqa: F401 - registers the component
from kgbuild.annotate.syntax import uses_clearnlp_labels
from kgbuild.errors import ModelError

PACKAGED = Path(__file__).parent.parent / "models" / "en_kgbuild"
"""Folder of the pipeline that comes with the package."""

_NEEDED = {"DEP": "a parser", "POS": "a tagger with universal tags", "LEMMA": "a lemmatizer"}


def load_pipeline(name: str | None = None) -> Language:
    """Loads the packaged spaCy pipeline, or another by name.

    Args:
        name: An installed spaCy pipeline for English, or the folder of one; nothing for the packaged one.

    Returns:
        A pipeline whose Docs carry Universal Dependencies: one trained on ClearNLP labels, as spaCy's own
        are, gets a component at its end that converts them (see `kgbuild.annotate.syntax`).

    Raises:
        ModelError: There is no such pipeline, it is not for English, or it lacks what extraction reads.
    """
    nlp = _load(name)
    if nlp.lang != "en":
        raise ModelError(f"the pipeline {name} is for the language {nlp.lang!r}, and kgbuild reads English")
    if uses_clearnlp_labels(nlp):
        nlp.add_pipe("kgbuild_universal_syntax")
    doc = nlp("Ministers met.")
    missing = [what for attribute, what in _NEEDED.items() if not doc.has_annotation(attribute)]
    if missing:
        raise ModelError(f"the pipeline {name} lacks {' and '.join(missing)}; kgbuild cannot work with it")
    return nlp


def describe_model(name: str | None = None) -> tuple[str, str]:
    """Name with version of a pipeline, and a digest by which a changed one is noticed; nothing is loaded.

    Args:
        name: As in `load_pipeline`.

    Raises:
        ModelError: There is no such pipeline.
    """
    folder = _folder(name)
    try:
        data = (folder / "meta.json").read_bytes()
        meta = json.loads(data)
    except (OSError, ValueError) as error:
        raise ModelError(f"the pipeline in {folder} has no meta.json that can be read: {error}") from error
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    sizes = [(path.relative_to(folder).as_posix(), path.stat().st_size) for path in files]
    digest = hashlib.sha256(data + json.dumps(sizes).encode()).hexdigest()[:12]
    return "{lang}_{name} {version}".format(**meta), digest


def _folder(name: str | None) -> Path:
    """Where a pipeline lies: of an installed package, the folder with the model's version."""
    if name is None:
        return PACKAGED
    if Path(name).is_dir():
        return Path(name)
    if not spacy.util.is_package(name):
        hint = f"install it with: python -m spacy download {name}"
        raise ModelError(f"no spaCy pipeline called {name!r} is installed; {hint}")
    package = spacy.util.get_package_path(name)
    return next((path.parent for path in sorted(package.glob("*/meta.json"))), package)


def _load(name: str | None) -> Language:
    if name is None and not PACKAGED.exists():
        raise ModelError(
            "this copy of kgbuild has no language model; install the package, or name a spaCy pipeline"
        )
    if name is None:
        # Its tokenizer is spaCy's own for English: reading it again would double the time that it takes.
        return spacy.load(PACKAGED, exclude=["tokenizer"])
    try:
        return spacy.load(name)
    except OSError as error:
        hint = f"install it with: python -m spacy download {name}"
        raise ModelError(f"no spaCy pipeline called {name!r} is installed; {hint}") from error
