"""Describes event classes in lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.errors import SettingsError
from kgbuild.lexicon.classes import EventClass
from kgbuild.lexicon.ontology import Ontology


def describe(ontology: Ontology, names: Sequence[str] = ()) -> Iterator[str]:
    """Each class with its codes, definition and phrases; all of them where no names are given.

    Raises:
        SettingsError: There is no class of a name.
    """
    for name in names:
        if name not in ontology.classes:
            raise SettingsError(
                f"there is no event class {name!r}; 'kgbuild ontology list' prints those there are"
            )
    for name in names or ontology.classes:
        yield _heading(ontology.classes[name])
        yield f"    {ontology.classes[name].definition}"
        for text in dict.fromkeys(
            phrase.ref.text for phrase in ontology.phrases if phrase.event_class == name
        ):
            yield f"    - {text}"
        yield ""


def _heading(event_class: EventClass) -> str:
    codes = [
        f"PLOVER {event_class.plover}" if event_class.plover else "",
        f"CAMEO {event_class.cameo}" if event_class.cameo else "",
        f"a kind of {event_class.parent}" if event_class.parent else "",
    ]
    return ", ".join([event_class.name, *filter(None, codes)])
