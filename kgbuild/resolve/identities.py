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


def identity_key(actor: Actor) -> tuple[str, ...] | None:
    """What the mentions of one person or organization have in common; None for actors that are not joined."""
    folder = _FOLDERS.get(actor.kind)
    if folder is None or not actor.named or not actor.id.startswith(f"{folder}/"):
        return None
    if actor.kind is ActorKind.ORGANIZATION and actor.id != f"org/{slug(actor.name)}":
        return None  # a body of a state, known by its pattern
    words = tokens(actor.name) if actor.kind is ActorKind.PERSON else (slug(plain_name(actor.name)),)
    return (folder, " ".join(words), actor.country or "")


def identities(actors: Iterable[Actor], gazetteer: Gazetteer) -> Mapping[tuple[str, ...], Identity]:
    """The identity of every named person and organization that the gazetteer does not know.

    Args:
        actors: The actors of all mentions, in any order, with repetition.
        gazetteer: Known people and organizations; they have their ids already.
    """
    mentions: dict[tuple[str, ...], Counter[Actor]] = defaultdict(Counter)
    for actor in actors:
        key = identity_key(actor)
        if key is not None and not _is_known(actor, gazetteer):
            mentions[key][actor] += 1
    found = {}
    for keys in _groups(mentions):
        counts: Counter[Actor] = Counter()
        for key in keys:
            counts.update(mentions[key])
        alone = _is_alone(keys, mentions)
        identity = _identity(counts, keys[0][0], distinct=not alone)
        found.update(dict.fromkeys(keys, identity))
    return found


def _is_known(actor: Actor, gazetteer: Gazetteer) -> bool:
    folder, _, name = actor.id.partition("/")
    return name in (gazetteer.people if folder == "person" else gazetteer.organizations)


def _groups(mentions: Iterable[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Keys that are one: same words, in any order, and country; one without a country joins the only one."""
    by_words: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(mentions):
        by_words[key[0], " ".join(sorted(key[1].split()))].append(key)
    groups = []
    for same in by_words.values():
        countries = sorted({key[2] for key in same if key[2]})
        placed = [[key for key in same if key[2] == country] for country in countries]
        for key in (key for key in same if not key[2]):
            alike = [group for group in placed if any(other[1] == key[1] for other in group)]
            if len(alike) == 1 and len(countries) == 1:
                alike[0].append(key)
            else:
                placed.append([key])
        groups += placed
    return groups


def _is_alone(keys: Sequence[tuple[str, ...]], mentions: Mapping[tuple[str, ...], object]) -> bool:
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
