"""Resolves common nouns: repeated phrases, roles, appositions, `the country`."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.extract.coreference.chain import Chain, Links
from kgbuild.extract.coreference.deed_roles import DeedRoleSieve
from kgbuild.extract.coreference.descriptions import DescriptionSieve
from kgbuild.extract.coreference.epithets import EPITHETS, may_be_called
from kgbuild.extract.coreference.groups import GroupSieve
from kgbuild.extract.coreference.introductions import IntroductionSieve
from kgbuild.extract.coreference.names import BODIES, FALLEN, ROLE_WORDS
from kgbuild.extract.coreference.pairs import PairSieve
from kgbuild.extract.coreference.referring import Kind, Nominal
from kgbuild.extract.coreference.sides import verb_above
from kgbuild.extract.coreference.speakers import NO_AGENT_ENDINGS
from kgbuild.extract.coreference.stories import are_in_brief
from kgbuild.extract.syntax.tree import Node
from kgbuild.extract.syntax.tree_relations import dependent, is_aside, is_close
from kgbuild.lexicon.gazetteer import Gazetteer

NAMED_WINDOW = 4
"""How many sentences back `the council` looks for a name that ends so."""
NOMINAL_WINDOW = 16
"""How many sentences back `the ministry` looks for a phrase with the same head; names are found anywhere."""
COUNTRY_WORDS = frozenset({"country", "nation", "state"})
ORGANIZATION_WORDS = frozenset(
    "organization organisation group bloc alliance agency company firm movement party ministry union".split()
)
OTHER_COUNTRIES = frozenset(
    "other another neighboring neighbouring third host first second last next same only each every certain "
    "western muslim member".split()
)
"""Adjectives that tell which country is meant, or that it is another than the one named."""
OTHER_HOLDERS = frozenset(
    "vice deputy former ex- acting interim assistant next previous first second other another new late "
    "future foreign prime lame-duck outgoing incoming designate".split()
)
"""Words before a role that make another of it, unless the name was given them, too."""
KINDS_OF_HOLDERS = frozenset(
    "military religious spiritual tribal political provincial regional local municipal federal rival female "
    "male only own junior senior same tribal secular parliamentary legislative exiled jailed late young "
    "elected eldest youngest top general right left terrorist militant rebel islamist insurgent "
    "separatist fugitive wanted".split()
)
"""Adjectives before a role that make it another kind of it, or another holder's."""
UNIQUE = frozenset({"pope", "pontiff"})
"""Roles of which there is one holder, whatever stands before them: `the Roman Catholic pontiff`."""
AGENTS = ("er", "or")
"""Ends of nouns that mean a person where a person's name stands beside them: `the finisher, Ali Roe`."""
DESCRIBED = ROLE_WORDS.keys() | {"president", "king", "queen", "pope"}
"""Roles whose adjectives are no part of the office, as `interior` is of a minister's."""
KINDS = {
    "company": "company corp corp. corporation inc inc. ltd ltd. co co. group airlines airways holdings",
    "party": "party congress front movement union league alliance bloc coalition",
    "ministry": "ministry department",
    "agency": "agency office bureau administration programme program service fund organization commission",
    "union": "union confederation federation",
}
"""By noun, the words in the names of such bodies: a name with those of another noun's is none of this one."""
KINDS["firm"] = KINDS["company"]
KINDS["movement"] = KINDS["party"]
UNITED_NATIONS = frozenset({"u.n.", "un", "united", "nations"})
AGENCIES = frozenset("world international programme program fund agency".split())
"""Words in the names of the agencies of the United Nations: `the U.N. agency`."""
UNTELLING = frozenset(
    "unidentified slain injured captured detained arrested deposed ousted accused embattled "
    "missing kidnapped abducted dismissed sacked freed".split()
)
"""Words for what has become of somebody, which tell nobody apart from whom it was told of."""
UNTITLED_ROLES = COUNTRY_WORDS.union(ORGANIZATION_WORDS, ROLE_WORDS)
NEAREST_WORDS = COUNTRY_WORDS | ORGANIZATION_WORDS
"""Nouns that take the nearest name of their kind although there are others as near."""
AMBIGUITY = 1
"""How many sentences further back a second holder of a role makes `the president` ambiguous."""
ABROAD = frozenset(
    "visit tour enter invade attack bomb occupy arrive travel fly trip invasion occupation tour "
    "ambassador envoy embassy".split()
)
"""What somebody does in another country than his own, before `the country`."""
NOBODYS = "-"
"""The code of no country."""
NEAR = 2
"""How many sentences back `the country` or `the 62-year-old` looks."""


class NominalSieve:
    """Resolves the common nouns of one document, which it is shown in the order of the text.

    Args:
        links: The document's chains, in which all names are joined.
        names: Its names.
        stories: For each sentence the number of its story.
        gazetteer: Knows offices and armed groups.
    """

    def __init__(
        self, links: Links, names: list[Nominal], stories: Sequence[int], gazetteer: Gazetteer
    ) -> None:
        self._links, self._stories = links, stories
        self._pairs = PairSieve(links, gazetteer, stories)
        self._introductions = IntroductionSieve(links, gazetteer, stories)
        self._groups = GroupSieve(links, gazetteer, stories)
        self._deed_roles = DeedRoleSieve(links, gazetteer, stories)
        self._descriptions = DescriptionSieve(links, gazetteer, stories)
        self._in_brief = are_in_brief(len(set(stories)), len(stories))
        self._said: dict[str, list[Nominal]] = {}  # common nouns seen so far, by lemma
        self._names: list[Nominal] = []  # names seen so far
        self._acting: tuple[int, str] | None = None  # the last subject of a country, by sentence and code
        self._roles = UNTITLED_ROLES.union(*(links.known(name).roles for name in names))

    def see(self, nominal: Nominal) -> None:
        """Takes note of a phrase that later ones can refer to."""
        if nominal.kind is Kind.NOMINAL:
            self._said.setdefault(nominal.lemma, []).append(nominal)
        elif nominal.kind is Kind.NAME:
            self._names.append(nominal)
        self._introductions.see(nominal)
        if nominal.function == "subj":
            country = nominal.country or self._links.known(nominal).country
            self._acting = (nominal.sentence, country) if country is not None else self._acting

    def find(self, nominal: Nominal, seen: list[Nominal]) -> Chain | None:
        """The chain that a nominal or a coordination belongs to; None where it begins one.

        Args:
            nominal: The phrase.
            seen: All phrases before it.
        """
        if nominal.kind is Kind.GROUP:
            return self._pairs.same_group(nominal, seen)
        pair = self._pairs.find(nominal, seen)
        if pair is None and nominal.definite and self._is_bare_role(nominal):
            return self._by_role(nominal) or self._nominal_antecedent(nominal)
        found = pair or self._nominal_antecedent(nominal)
        if nominal.definite and (found is None or found.country is None):
            found = self._deed_roles.find(nominal, seen) or found
        return found or self._descriptions.find(nominal, seen) or self._groups.find(nominal, seen)

    def _is_bare_role(self, nominal: Nominal) -> bool:
        """Whether `the president` can be anybody of that office whom the text names."""
        bare = nominal.number == "sing" and not nominal.modifiers and not nominal.country
        return bare and nominal.lemma in self._roles - NEAREST_WORDS

    def join_appositions(self, nominals: list[Nominal]) -> None:
        """Joins nouns with the names beside them, before anything refers to either."""
        for nominal in nominals:
            chain = self._apposition(nominal) if nominal.kind is Kind.NOMINAL else None
            if chain is not None:
                self._links.join(nominal, chain)

    def _apposition(self, nominal: Nominal) -> Chain | None:
        """What a nominal stands in apposition to, or has in apposition: `the minister, Wang Yi`."""
        node = self._links.tree.nodes[nominal.head]
        others = [child for child in node.children if child.dep == "appos" and is_close(node, child)]
        if node.dep == "appos" and is_close(node.head, node):
            others.append(node.head)
        others += self._beside(node)
        for other in others:
            known = self._links.at(other.i)
            if known is None or known.kind is not Kind.NAME or nominal.number == "plur":
                continue
            chain = self._links.known(known)
            is_person = nominal.genders & chain.genders or _is_agent(nominal.lemma)
            is_body = known.label == "ORG" and nominal.lemma in ORGANIZATION_WORDS
            if is_body or (known.label == "PERSON" and is_person):
                return chain
        return None

    @staticmethod
    def _beside(node: Node) -> list[Node]:
        """`said a spokesman of the ministry, Daniel Otieno`: parsers see two subjects behind the verb."""
        if node.dep != "nsubj" or node.head.i > node.i:
            return []
        comma = node.right_edge + 1
        return [
            other
            for other in node.head.children
            if other.dep == "nsubj"
            and other.i > comma
            and other.left_edge in (comma, comma + 1)
            and node.tree.nodes[comma].text == ","
        ]

    def _nominal_antecedent(self, nominal: Nominal) -> Chain | None:
        if not nominal.definite:
            return None
        acting, foreign = self._acting_country(nominal), self._foreign(nominal)
        window = NEAR if nominal.lemma in COUNTRY_WORDS else NOMINAL_WINDOW
        named = self._by_role(nominal) if nominal.lemma in COUNTRY_WORDS else None
        if named is not None and not nominal.modifiers:
            return named  # "the country" is the one named last, not the one so called before
        for other in reversed(self._said.get(nominal.lemma, ())):
            if nominal.sentence - other.sentence > window:
                break
            if self._in_brief and self._is_elsewhere(nominal, other):
                break
            chain = self._links.known(other)
            if acting is not None and chain.country not in (None, acting):
                continue  # "Canadian officials said the country": not the one spoken of before
            if foreign is not None and chain.country == foreign:
                continue
            if self._is_repeated(nominal, other):
                return self._named_since(nominal, other) or chain
        return self._by_role(nominal) or self._by_noun(nominal)

    def _by_noun(self, nominal: Nominal) -> Chain | None:
        """`The Security Council met. … The council`: the last name that ends in a noun for a body."""
        if nominal.lemma not in BODIES or nominal.number == "plur" or self._says_which(nominal):
            return None
        for other in reversed(self._names):
            if nominal.sentence - other.sentence > NAMED_WINDOW or self._is_elsewhere(nominal, other):
                return None
            words = {word.lower() for word in other.words}
            named = other.label == "ORG" and other.words[-1].lower() == nominal.lemma and len(words) > 1
            if named and nominal.modifiers <= words and not self._links.contains(nominal, other):
                return self._links.known(other)
        return None

    def _named_since(self, nominal: Nominal, other: Nominal) -> Chain | None:
        """`A rights group says …. Amnesty says …. The group …`: the body that has been named since."""
        if nominal.lemma not in ORGANIZATION_WORDS or self._links.known(other).name is not None:
            return None
        named = self._by_role(nominal)
        if named is None or named.name is None:
            return None
        return (
            named
            if any(self._links.leads(n) and n.sentence > other.sentence for n in named.nominals)
            else None
        )

    def _is_elsewhere(self, nominal: Nominal, other: Nominal) -> bool:
        """Whether two phrases stand in different stories."""
        return self._stories[nominal.sentence] != self._stories[other.sentence]

    def _is_repeated(self, nominal: Nominal, other: Nominal) -> bool:
        """Whether a phrase says again what an earlier one said: its head, and none but its modifiers."""
        if other.number != nominal.number:
            return False
        if nominal.country and other.country and nominal.country != other.country:
            return False
        if self._links.contains(other, nominal) or self._links.contains(nominal, other):
            return False
        if self._complement(nominal) not in (None, self._complement(other)):
            return False  # "the government", "the government of President Bio": another, where it says whose
        told = nominal.modifiers - UNTELLING
        return told <= other.modifiers and self._same_owner(nominal, other)

    def _complement(self, nominal: Nominal) -> str | None:
        """The head of the `of` phrase of a noun."""
        node = self._links.tree.nodes[nominal.head]
        behind = (child for child in node.children if child.dep == "nmod" and child.i > node.i)
        return next(
            (c.lemma for c in behind if any(k.dep == "case" and k.lower == "of" for k in c.children)), None
        )

    def _same_owner(self, nominal: Nominal, other: Nominal) -> bool:
        """Possessors must be of one chain; `its president` is not `their president`."""
        nodes = self._links.tree.nodes
        mine, theirs = (dependent(nodes[n.head], "nmod:poss") for n in (nominal, other))
        if mine is None:
            return True
        if theirs is None:
            return False
        first, second = self._links.chain_at(mine.i), self._links.chain_at(theirs.i)
        return mine.lower == theirs.lower if first is None or second is None else first is second

    def _by_role(self, nominal: Nominal) -> Chain | None:
        """The nearest name that was given this role, or that has the kind that the nominal names."""
        if nominal.lemma in NEAREST_WORDS and self._says_which(nominal):
            return None
        if nominal.number == "plur" or not (
            nominal.lemma in self._roles or nominal.lemma.endswith("-year-old")
        ):
            return None
        found = self._named_so(nominal, frozenset())
        further = ROLE_WORDS.get(nominal.lemma, frozenset()) if found is None else frozenset()
        return self._named_so(nominal, further) if further else found

    def _named_so(self, nominal: Nominal, roles: frozenset[str]) -> Chain | None:
        """The nearest name that was given the role that a nominal names, or one of those that it takes up."""
        best, nearest, last = None, 0, nominal
        acting, foreign = self._acting_country(nominal), self._foreign(nominal)
        for other in reversed(self._names):
            chain = self._links.known(other)
            if (acting is not None and chain.country != acting) or (foreign and chain.country == foreign):
                continue
            if nominal.sentence - other.sentence > NOMINAL_WINDOW or self._is_elsewhere(nominal, other):
                break
            if best is not None and nearest - other.sentence > AMBIGUITY:
                break
            if chain is best or self._links.contains(nominal, other):
                continue
            if self._has_role(nominal, other, chain, roles):
                if best is not None and nominal.lemma not in NEAREST_WORDS:
                    return self._acting_one(last, other)  # two presidents as near
                if best is None:
                    best, nearest, last = chain, other.sentence, other
        return best

    def _acting_one(self, one: Nominal, other: Nominal) -> Chain | None:
        """Of two in the same office the one who says something of the other; else nobody knows which."""
        leading = [n for n in (one, other) if self._links.leads(n)]
        nodes = self._links.tree.nodes
        apart = one.sentence == other.sentence and verb_above(nodes[one.head]) is not verb_above(
            nodes[other.head]
        )
        return self._links.known(leading[0]) if apart and len(leading) == 1 else None

    def _acting_country(self, nominal: Nominal) -> str | None:
        """Whose country `the country` is, where who acts in the sentence has one: `Canadian voters`."""
        if nominal.lemma not in COUNTRY_WORDS or not EPITHETS.keys().isdisjoint(nominal.modifiers):
            return None
        owner = dependent(self._links.tree.nodes[nominal.head], "nmod:poss")
        if owner is not None:  # "his country" is that of the man, whoever threatens it
            chain = self._links.chain_at(owner.i)
            return (chain.country if chain is not None else None) or NOBODYS
        if self._acting is None or self._foreign(nominal) is not None:
            return None
        sentence, country = self._acting
        return country if sentence == nominal.sentence else None

    def _foreign(self, nominal: Nominal) -> str | None:
        """The country of who acts, where `the country` is another: `visited the country`, `that nation`."""
        if nominal.lemma not in COUNTRY_WORDS or self._acting is None or self._acting[0] != nominal.sentence:
            return None
        node = self._links.tree.nodes[nominal.head]
        determiner = dependent(node, "det")
        pointed_at = determiner is not None and determiner.lower == "that"
        abroad = node.head.lemma in ABROAD and nominal.function in ("obj", "obl", "nmod", "poss")
        return self._acting[1] if pointed_at or abroad else None

    def _says_which(self, nominal: Nominal) -> bool:
        """Whether words behind a noun tell which one it is: `the state of Missouri`, `the party that won`."""
        behind = self._links.tree.nodes[nominal.head].children
        return any(c.dep in ("nmod", "acl", "acl:relcl") and not is_aside(c) for c in behind)

    def _has_role(self, nominal: Nominal, other: Nominal, chain: Chain, roles: frozenset[str]) -> bool:
        """Whether a name was given the role that a nominal names, or is of its kind and near enough."""
        lemma, distance = nominal.lemma, nominal.sentence - other.sentence
        if nominal.country and chain.country and nominal.country != chain.country:
            return False
        if lemma in COUNTRY_WORDS:
            is_country = other.label == "GPE" and chain.country is not None
            is_told = nominal.country is not None or not nominal.modifiers & OTHER_COUNTRIES
            is_told = is_told and may_be_called(chain.country, nominal.modifiers)
            return is_country and distance <= NEAR and is_told
        if lemma in ORGANIZATION_WORDS:
            words = {word.lower() for n in chain.nominals if n.kind is Kind.NAME for word in n.words}
            is_kind = other.label == "ORG" and not _is_of_another_kind(lemma, words)
            told = nominal.modifiers - UNITED_NATIONS if words & AGENCIES else nominal.modifiers
            return is_kind and distance <= NEAR and told <= words
        if not nominal.genders & chain.genders or other.label not in ("PERSON", ""):
            return False
        if lemma.endswith("-year-old"):
            return other.label == "PERSON" and distance <= NEAR
        is_role = lemma in chain.roles or bool(chain.roles & roles)
        return is_role and self._same_holder(nominal, chain)

    def _same_holder(self, nominal: Nominal, chain: Chain) -> bool:
        """Whether what stands before a role is said of a name, too, or does not tell which holder it is."""
        unsaid = nominal.modifiers - chain.role_words
        if nominal.lemma in FALLEN:
            unsaid -= {"former"}
        unsaid -= self._describing(nominal)
        if nominal.country is None:
            return not unsaid and self._is_unowned(nominal, chain)
        return not unsaid & OTHER_HOLDERS

    def _describing(self, nominal: Nominal) -> set[str]:
        """Adjectives that only tell more of somebody: `the embattled president`, not `the rebel leader`."""
        if nominal.lemma not in DESCRIBED:
            return set()
        nodes = self._links.tree.nodes[nominal.head].children
        if nominal.lemma in UNIQUE:
            return set(nominal.modifiers)
        plain = {c.lower for c in nodes if c.dep == "amod" and c.pos == "ADJ" and c.text.islower()}
        return plain - OTHER_HOLDERS - KINDS_OF_HOLDERS

    def _is_unowned(self, nominal: Nominal, chain: Chain) -> bool:
        """Whether a role without a country's name is nobody's, or that of the name's own country."""
        owner = dependent(self._links.tree.nodes[nominal.head], "nmod:poss")
        if owner is None:
            return True
        owned = self._links.chain_at(owner.i)
        return owned is not None and owned.country is not None and owned.country == chain.country


def _is_agent(noun: str) -> bool:
    return noun.endswith(AGENTS) and not noun.endswith(NO_AGENT_ENDINGS)


def _is_of_another_kind(noun: str, words: set[str]) -> bool:
    """Whether a name's words are those of bodies that go by another noun: `the company` is no Office."""
    own = KINDS.get(noun)
    if own is None or words & set(own.split()):
        return False
    return any(words & set(others.split()) for other, others in KINDS.items() if others != own)
