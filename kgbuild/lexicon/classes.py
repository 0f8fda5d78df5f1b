"""The event classes of the ontology as a typed table, read from Turtle and checked.

A class is a `kg:EventType` of `ontology/diplomacy.ttl`. Further folders add classes, or replace those of
the same name; what a class leaves out (PLOVER category, CAMEO code, reciprocity) it takes from the class
above it, and it admits the roles of that class beside its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kgbuild.errors import OntologyError
from kgbuild.lexicon.location import ontology_dir
from kgbuild.lexicon.turtle_file import KG, PLOVER, RDFS, SKOS, Resource, instances, local_name, read_turtle

_CLASSES_FILE, _PLOVER_FILE = "diplomacy.ttl", "plover.ttl"


@dataclass(frozen=True, slots=True)
class EventClass:
    """A kind of event.

    Attributes:
        name: Local name: `Sanction`.
        label: A name for people: `sanction`.
        definition: What counts as one.
        plover: PLOVER category of an event of this class that occurred; None where PLOVER has none.
        cameo: Its CAMEO code; None where CAMEO has none.
        reciprocal: Source and target take part alike by nature.
        roles: The roles that it admits: `source`, `target`, those of every class, inherited and own ones.
        parent: Name of the class above it.
        iri: Its IRI, which may lie outside kgbuild's namespace.
        once_for: The role whose person such an event happens to once in a lifetime: who is killed.
        seldom: It happens so rarely between the same parties that a year tells one from another.
    """

    name: str
    label: str
    definition: str
    plover: str | None
    cameo: str | None
    reciprocal: bool
    roles: tuple[str, ...]
    parent: str | None
    iri: str
    once_for: str | None = None
    seldom: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A way of taking part in an event.

    Attributes:
        name: Local name: `location`.
        iri: Its IRI.
        common: Every event class has it.
        shortcut: IRI of the property that leads from an event that occurred straight to who or what fills
            the role; None where there is none.
    """

    name: str
    iri: str
    common: bool
    shortcut: str | None


def load_roles(extra_dirs: Sequence[Path] = ()) -> Mapping[str, Role]:
    """The roles by name, in the order of the files.

    Args:
        extra_dirs: Folders whose `*.ttl` files add roles.

    Raises:
        OntologyError: A file cannot be read as Turtle.
    """
    return MappingProxyType(_roles(_resources(extra_dirs)))


def load_classes(extra_dirs: Sequence[Path] = ()) -> Mapping[str, EventClass]:
    """The event classes by name, sorted: those that come with kgbuild and those of further folders.

    Args:
        extra_dirs: Folders whose `*.ttl` files add classes or roles, or replace those of the same name.

    Raises:
        OntologyError: An entry lacks a label or a definition, or names an unknown PLOVER category, role
            or class; names file and line.
    """
    resources = _resources(extra_dirs)
    types = {resource.name: resource for resource in instances(resources, f"{KG}EventType")}
    table = _Table(types, _roles(resources), _categories(resources))
    return MappingProxyType({name: table.event_class(name) for name in sorted(types)})


def is_a(name: str, ancestor: str, classes: Mapping[str, EventClass]) -> bool:
    """Whether the class `name` is `ancestor` or lies below it."""
    return ancestor in lineage(name, classes)


def lineage(name: str, classes: Mapping[str, EventClass]) -> Iterator[str]:
    """A class and those above it, nearest first."""
    current: str | None = name
    while current is not None:
        yield current
        current = classes[current].parent if current in classes else None


def _resources(extra_dirs: Sequence[Path]) -> list[Resource]:
    paths = [ontology_dir() / _CLASSES_FILE, ontology_dir() / _PLOVER_FILE]
    for folder in extra_dirs:
        if not folder.is_dir():
            raise OntologyError("is not a folder", folder)
        paths += [path for path in sorted(folder.glob("*.ttl")) if path.name != "shapes.ttl"]
    return [resource for path in paths for resource in read_turtle(path)]


def _roles(resources: Sequence[Resource]) -> dict[str, Role]:
    return {
        role.name: Role(
            role.name, role.iri, role.first(f"{KG}commonRole") == "true", role.first(f"{KG}shortcut")
        )
        for role in instances(resources, f"{KG}Role")
    }


def _categories(resources: Sequence[Resource]) -> frozenset[str]:
    return frozenset(r.name for r in resources if r.iri.startswith(PLOVER) and f"{KG}quadClass" in r.values)


@dataclass(frozen=True, slots=True)
class _Table:
    """The raw entries, from which a class is put together with what it inherits."""

    types: Mapping[str, Resource]
    roles: Mapping[str, Role]
    categories: frozenset[str]

    def event_class(self, name: str) -> EventClass:
        entry, lineage = self.types[name], self._lineage(name)
        plover = _inherited(lineage, f"{KG}plover")
        return EventClass(
            name=name,
            label=self._required(entry, "rdfs:label", f"{RDFS}label", f"{SKOS}prefLabel"),
            definition=self._required(entry, "skos:definition", f"{SKOS}definition"),
            plover=None if plover is None else self._category(entry, plover),
            cameo=_inherited(lineage, f"{KG}cameo"),
            reciprocal=_inherited(lineage, f"{KG}reciprocal") == "true",
            roles=self._roles(lineage),
            parent=lineage[1].name if len(lineage) > 1 else None,
            iri=entry.iri,
            once_for=self._once_for(lineage),
            seldom=_inherited(lineage, f"{KG}seldom") == "true",
        )

    def _once_for(self, lineage: Sequence[Resource]) -> str | None:
        iri = _inherited(lineage, f"{KG}onceFor")
        role = None if iri is None else local_name(iri)
        if role is not None and role not in self._roles(lineage):
            raise lineage[0].error(f"{lineage[0].name} has no role {role}", role)
        return role

    def _lineage(self, name: str) -> list[Resource]:
        """The entry and those above it, nearest first."""
        lineage = [self.types[name]]
        while (above := lineage[-1].first(f"{SKOS}broader")) is not None:
            parent = local_name(above)
            if parent not in self.types:
                raise lineage[-1].error(f"{parent} is no event type", parent)
            if any(entry.name == parent for entry in lineage):
                raise lineage[-1].error(f"{name} lies below itself")
            lineage.append(self.types[parent])
        return lineage

    def _roles(self, lineage: Sequence[Resource]) -> tuple[str, ...]:
        admitted = ["source", "target", *(role.name for role in self.roles.values() if role.common)]
        for entry in lineage:
            for iri in entry.values.get(f"{KG}admitsRole", ()):
                role = local_name(iri)
                if role not in self.roles:
                    raise entry.error(f"{role} is no role; a role is declared as a kg:Role", role)
                admitted.append(role)
        return tuple(dict.fromkeys(admitted))

    def _category(self, entry: Resource, iri: str) -> str:
        category = local_name(iri)
        if category not in self.categories:
            raise entry.error(
                f"{category} is no PLOVER category; there are {', '.join(sorted(self.categories))}", category
            )
        return category

    @staticmethod
    def _required(entry: Resource, what: str, *properties: str) -> str:
        value = entry.first(*properties)
        if value is None:
            raise entry.error(f"{entry.name} has no {what}")
        return value


def _inherited(lineage: Sequence[Resource], name: str) -> str | None:
    return next((value for entry in lineage if (value := entry.first(name)) is not None), None)
