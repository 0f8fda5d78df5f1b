"""Decides across documents which named persons and organizations are one, and under what id and name.

Only equal names are joined: the same words, or, for names in family-name-first order, the same words in
another order where the country agrees. Equal names of different countries are different actors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.lexicon.slugs import slug
from kgbuild.records import Actor, ActorKind, Affiliation, Post
from kgbuild.resolve.organizations import plain_name
from kgbuild.resolve.person_names import tokens

NameKey = tuple[str, str, str]
"""Folder of the id, words of the name, and country or ""."""
_FOLDERS = {ActorKind.PERSON: "person", ActorKind.ORGANIZATION: "org"}


@dataclass(frozen=True, slots=True)
class Identity:
    """What all mentions of one person or organization share.

    `country`, `affiliation` and `sector` are for mentions that tell no country of their own.
    """

    id: str
    name: str
    country: str | None
    affiliation: Affiliation | None
    sector: str | None
    posts: tuple[Post, ...]

    def applied(self, actor: Actor) -> Actor:
        """The actor under this identity; what its own document says of it stays."""
        actor = replace(actor, id=self.id, name=self.name, posts=self.posts or actor.posts)
        if actor.country is None and self.country is not None:
            sector = actor.sector or self.sector
            actor = replace(actor, country=self.country, affiliation=self.affiliation, sector=sector)
        return actor


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """What one document says of one name.

    Attributes:
        block: Names of different blocks are never one.
        key: The name: kind, words, country.
        actor: As the document has it.
        count: How many of its mentions say so.
    """

    block: str
    key: NameKey
    actor: Actor
    count: int


def identity_key(actor: Actor) -> NameKey | None:
    """What the mentions of one person or organization have in common; None for actors that are not joined."""
    folder = _FOLDERS.get(actor.kind)
    if folder is None or not actor.named or not actor.id.startswith(f"{folder}/"):
        return None
    if actor.kind is ActorKind.ORGANIZATION and actor.id != f"org/{slug(actor.name)}":
        return None  # a body of a state, known by its pattern
    words = tokens(actor.name) if actor.kind is ActorKind.PERSON else (slug(plain_name(actor.name)),)
    return (folder, " ".join(words), actor.country or "")


def name_evidence(actors: Iterable[Actor], gazetteer: Gazetteer) -> tuple[NameEvidence, ...]:
    """What one document says of the named persons and organizations that the gazetteer does not know.

    Args:
        actors: The actors of its mentions, in any order, with repetition.
        gazetteer: Known people and organizations; they have their ids already.
    """
    counts = Counter(
        (key, actor)
        for actor in actors
        if (key := identity_key(actor)) is not None and not _is_known(actor, gazetteer)
    )
    found = (NameEvidence(_block(key), key, actor, number) for (key, actor), number in counts.items())
    return tuple(sorted(found, key=lambda one: (one.block, one.key, repr(one.actor))))


def identities(evidence: Iterable[NameEvidence]) -> Mapping[NameKey, Identity]:
    """The identity that each name stands for; those of one block follow from that block alone.

    Args:
        evidence: What all documents say of the names of any number of blocks, in any order.
    """
    blocks: dict[str, dict[NameKey, Counter[Actor]]] = defaultdict(lambda: defaultdict(Counter))
    for one in evidence:
        blocks[one.block][one.key][one.actor] += one.count
    found: dict[NameKey, Identity] = {}
    for mentions in blocks.values():
        for keys in _groups(mentions):
            counts: Counter[Actor] = Counter()
            for key in keys:
                counts.update(mentions[key])
            alone = _is_alone(keys, mentions)
            found.update(dict.fromkeys(keys, _identity(counts, keys[0][0], distinct=not alone)))
    return found


def _block(key: NameKey) -> str:
    """Names of the same words in any order may be one."""
    return f"{key[0]}/{' '.join(sorted(key[1].split()))}"


def _is_known(actor: Actor, gazetteer: Gazetteer) -> bool:
    folder, _, name = actor.id.partition("/")
    return name in (gazetteer.people if folder == "person" else gazetteer.organizations)


def _groups(mentions: Iterable[NameKey]) -> list[list[NameKey]]:
    """Keys of one block that are one: those of one country; one without a country joins the only one."""
    same = sorted(mentions)
    countries = sorted({key[2] for key in same if key[2]})
    placed = [[key for key in same if key[2] == country] for country in countries]
    for key in (key for key in same if not key[2]):
        alike = [group for group in placed if any(other[1] == key[1] for other in group)]
        if len(alike) == 1 and len(countries) == 1:
            alike[0].append(key)
        else:
            placed.append([key])
    return placed


def _is_alone(keys: Sequence[NameKey], mentions: Mapping[NameKey, object]) -> bool:
    """Whether nobody of another country has the same name."""
    names = {(key[0], key[1]) for key in keys}
    return all(key in keys for key in mentions if (key[0], key[1]) in names)


def _identity(counts: Counter[Actor], folder: str, *, distinct: bool) -> Identity:
    spellings: Counter[str] = Counter()
    for actor, number in counts.items():
        spellings[actor.name] += number
    name = min(spellings, key=lambda text: (-spellings[text], -len(text), text))
    located = Counter({actor: number for actor, number in counts.items() if actor.country})
    best = min(located, key=lambda a: (-located[a], str(a)), default=None)
    country = best.country if best else None
    path = f"{folder}/{slug(name)}" + (f"-{country.lower()}" if distinct and country else "")
    affiliation, sector = (best.affiliation, best.sector) if best else (None, None)
    return Identity(path, name, country, affiliation, sector, _posts(counts))


def _posts(actors: Iterable[Actor]) -> tuple[Post, ...]:
    """Every post that some document tells, each once; one without a country gives way to one with it."""
    posts = {post for actor in actors for post in actor.posts}
    told = {post.role for post in posts if post.country or post.employer}
    kept = [p for p in posts if p.country or p.employer or p.role not in told]
    return tuple(sorted(kept, key=lambda p: (p.role, p.country or "", p.employer or "", p.begin or "")))
