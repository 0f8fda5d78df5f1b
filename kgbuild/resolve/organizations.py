"""Joins the acronyms of a document with the full names that it gives for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.lexicon.gazetteer_tables import Organization
from kgbuild.lexicon.known_actors import organization_actor
from kgbuild.lexicon.slugs import slug
from kgbuild.records import Actor, ActorKind

_INTRODUCTION = re.compile(
    r"((?:[A-Z][\w’'&.-]*)(?: (?:of|the|for|and|in|on|to|de|des|du|[A-Z][\w’'&.-]*)){1,10})"
    r" \(([A-Z][A-Za-z&.-]{1,9})\)"
)
"""`the Office of Personnel Management (OPM)`."""
_LEGAL_FORM = re.compile(r",? (?:Inc|Corp|Ltd|LLC|PLC|Plc|AG|SA|GmbH|Co|Limited|Corporation|Group)\.?$")


GENERIC_NAMES = frozenset(
    (
        *("Democratic Party", "Labour Party", "Labor Party", "Conservative Party", "People's Party"),
        *(
            "Popular Party",
            "People's Democratic Party",
            "Liberal Democrats",
            "Congress Party",
            "Liberal Party",
        ),
        *("Communist Party", "Socialist Party", "Justice and Development Party", "National Action Party"),
        *("National Guard", "National Assembly", "Parliament", "Republican Guard", "Civil Guard"),
        *("National Electoral Council", "Investigative Committee", "National Liberation Army", "New Forces"),
        *("Northern Alliance", "State Council", "Maoist rebels"),
    )
)
"""Names that one country's body or party goes by abroad, and another's at home."""


def acronyms(text: str) -> dict[str, str]:
    """The acronyms that a text introduces in parentheses, with their full names.

    The letters must be the initials of the name's words in order, at least of those in capitals; words
    before the first initial are not part of the name.
    """
    found: dict[str, str] = {}
    for match in _INTRODUCTION.finditer(text) if " (" in text else ():
        name = _full_name(match[1].split(), match[2].replace(".", ""))
        if name is not None:
            found.setdefault(match[2], name)
    return found


def _full_name(words: list[str], acronym: str) -> str | None:
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    for begin in range(len(words) - 1, -1, -1):
        tail = words[begin:]
        pieces = [piece for word in tail for piece in word.split("-") if piece]
        initials = [piece[0].lower() for piece in pieces if piece[0].isupper()]
        if tail[0][0].isupper() and (
            initials == letters or [piece[0].lower() for piece in pieces] == letters
        ):
            return " ".join(tail)
    return None


def plain_name(name: str) -> str:
    """A name without its article and legal form: `the Acme Mining Corp.` is Acme Mining."""
    name = re.sub(r"^[Tt]he ", "", name.strip())
    shorter = _LEGAL_FORM.sub("", name)
    return shorter or name


def resolve_organizations(
    actors: Iterable[Actor], text: str, gazetteer: Gazetteer
) -> Mapping[tuple[str, str | None], Actor]:
    """What the organizations of one document are, by the name and country that they were read with.

    Args:
        actors: Every actor of the document, in its order; only named organizations are looked at.
        text: The document's text, for the acronyms that it introduces.
        gazetteer: Known organizations.

    Returns:
        The actors that stand for others; organizations that stay as they were read are left out.
    """
    introduced = acronyms(text)
    organizations = dict.fromkeys(a for a in actors if a.kind is ActorKind.ORGANIZATION and a.named)
    by_name = {slug(plain_name(a.name)): a for a in sorted(organizations, key=_order, reverse=True)}
    found = {}
    for actor in sorted(organizations, key=_order):
        full = introduced.get(actor.name)
        if full is None or actor.id.removeprefix("org/") in gazetteer.organizations:
            continue
        known = _listed(full, gazetteer) or by_name.get(slug(plain_name(full)))
        name = plain_name(full)
        meant = known or Actor(
            f"org/{slug(name)}", name, actor.kind, actor.country, actor.affiliation, actor.sector
        )
        if meant.id != actor.id:
            found[actor.name, actor.country] = meant
    return found


def _listed(name: str, gazetteer: Gazetteer) -> Actor | None:
    """The known organization of a name that a text introduces an acronym with."""
    entries = (c.entry for c in gazetteer.by_name(name) if isinstance(c.entry, Organization))
    return next(map(organization_actor, entries), None)


def _order(actor: Actor) -> tuple[str, str]:
    return actor.name, actor.country or ""
