"""Whose a government, an army or a president without a country is: that of the country the text is about.

`Uganda rejected the accusations. The government denied …`: Uganda's. The country is the one that the subject
before it is or belongs to, and only where no other country's subject stands as near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.extract.coreference.chain import Links
from kgbuild.extract.coreference.referring import Kind, Nominal
from kgbuild.lexicon.gazetteer import Gazetteer
from kgbuild.records import ActorKind

REACH = 2
"""How many sentences back the country is looked for."""
HEADS = frozenset({"president", "prime minister", "premier", "chancellor", "king", "foreign minister"})
"""Offices of a person that a state has one of; organs it has one of are told by the gazetteer."""


def homes(nominals: Sequence[Nominal], links: Links, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    """The head of each organ or office without a country, and the name of the country that has it.

    Args:
        nominals: All phrases of the document, in the order of their heads.
        links: Its chains.
        gazetteer: Knows organs and offices.
    """
    countries: list[tuple[Nominal, str]] = []
    for nominal in nominals:
        if nominal.kind is Kind.NOMINAL and _is_homeless(nominal, links, gazetteer):
            country = _nearest(nominal, countries)
            if country is not None and country in gazetteer.countries:
                yield nominal.head, gazetteer.countries[country].name
        elif nominal.function == "subj" and nominal.kind is not Kind.GROUP:
            code = nominal.country or links.known(nominal).country
            if code is not None:
                countries.append((nominal, code))


def _is_homeless(nominal: Nominal, links: Links, gazetteer: Gazetteer) -> bool:
    """Whether a phrase is `the` and an organ of a state, nothing more, and refers to nothing known."""
    chain = links.known(nominal)
    if nominal.function not in ("subj", "poss") or not nominal.definite:
        return False  # "the United States urged the government": not its own
    if chain.country or chain.name is not None or nominal.number == "plur":
        return False
    node = links.tree.nodes[nominal.head]
    if any(child.dep in ("nmod:poss", "nmod", "acl", "acl:relcl", "appos") for child in node.children):
        return False
    words = " ".join([*(w.lower for w in links.tree.nodes[nominal.begin : nominal.head + 1])])
    office = gazetteer.office(words.removeprefix("the "))
    if office is None or not office.acts_for:
        return False
    return bool(office.body) if office.kind is not ActorKind.PERSON else office.lemma in HEADS


def _nearest(nominal: Nominal, countries: Sequence[tuple[Nominal, str]]) -> str | None:
    """The country of the subject before a phrase; None where another's stands in the same sentence."""
    if not countries or nominal.sentence - countries[-1][0].sentence > REACH:
        return None
    nearest = countries[-1][0].sentence
    found = {code for subject, code in countries[-4:] if subject.sentence == nearest}
    return found.pop() if len(found) == 1 else None
