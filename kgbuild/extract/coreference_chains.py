"""Joins the referring phrases of a document into chains, by sieves from the surest to the least sure.

1. Names: the same words, the same country or organization by the gazetteer, an acronym and what it stands
   for, a surname and the one full name that it belongs to.
2. Nominals: definite ones with the head and modifiers of an earlier phrase, a role that an earlier name was
   given, an apposition, `the country`, `the 62-year-old`.
3. Pronouns: the most salient phrase before them that agrees in number, gender and animacy, may be bound and
   is near enough. Inside quotations `I` and `we` are the speaker's.

The order of sieves follows Raghunathan et al., "A Multi-Pass Sieve for Coreference Resolution" (EMNLP 2010);
salience is a sum of weights after Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994),
with weights of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kgbuild.extract.referring import ANY_PERSON, ANYTHING, NEUTER, Kind, Nominal, Tree
from kgbuild.lexicon.gazetteer import Gazetteer, Via
from kgbuild.lexicon.gazetteer_tables import Country, Organization, Person

WINDOW = 3
"""How many sentences back a pronoun looks."""
NOMINAL_WINDOW = 16
"""How many sentences back `the ministry` looks for a phrase with the same head; names are found anywhere."""
THRESHOLD = -40.0
"""A pronoun whose best candidate scores lower stays unresolved."""

FUNCTION_WEIGHT = {
    "subj": 40.0,
    "obj": 20.0,
    "obl": 4.0,
    "poss": 22.0,
    "nmod": 10.0,
    "appos": 0.0,
    "mod": -20.0,
    "other": 16.0,
}
SENTENCE_WEIGHT = -35.0
TOKEN_WEIGHT = -0.2
PARALLEL_WEIGHT = 14.0
NAME_WEIGHT = 2.0
PRONOUN_WEIGHT = 12.0
INDEFINITE_WEIGHT = -4.0
LENGTH_WEIGHT = 2.0
"""For each mention that the chain has already, up to `LONGEST`."""
LONGEST = 6
COLLECTIVE_WEIGHT = -15.0
"""For a singular organization that `they` would stand for."""

LEADERS = frozenset(
    "president premier chancellor king queen emir chairman dictator ruler sultan chief head prime".split()
)
"""Roles that `the leader` takes up."""
KNOWN_ROLES = LEADERS | {"minister"}
"""Roles that a person known to the gazetteer has without a title in the text."""
COUNTRY_WORDS = frozenset({"country", "nation", "state"})
ORGANIZATION_WORDS = frozenset(
    "organization organisation group bloc alliance agency company firm movement party ministry union".split()
)
PAIRS = {
    **dict.fromkeys("country nation neighbor neighbour ally rival power foe state".split(), ("GPE",)),
    **dict.fromkeys("government capital economy".split(), ("GPE",)),
    **dict.fromkeys("leader president minister man woman diplomat counterpart official".split(), ("PERSON",)),
    "side": ("GPE", "ORG"),
}
"""What kind of names `both` or `the two` of a noun can be."""
PAIR_WINDOW = 4
REQUESTS = frozenset(
    "demand ask urge request call order press beg invite warn implore appeal propose offer".split()
)
ANSWERS = frozenset(
    "refuse reject decline agree comply deny ignore accept respond reply rebuff answer oblige".split()
)
NEAREST_WORDS = COUNTRY_WORDS | ORGANIZATION_WORDS
"""Nouns that take the nearest name of their kind although there are others as near."""
AMBIGUITY = 1
"""How many sentences further back a second holder of a role makes `the president` ambiguous."""
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "&"})


@dataclass(slots=True, eq=False)
class Chain:
    """Phrases that refer to the same, in the order in which they were joined.

    Attributes:
        nominals: The phrases.
        genders: What all of them can be.
        number: `sing`, `plur` or "" as far as known.
        roles: What the names among them are said to be.
        country: Code of the country that it is or belongs to.
        speaker: For `we` in a quotation, the chain of who says it.
        members: For `both countries`, the chains of the two.
    """

    nominals: list[Nominal] = field(default_factory=list)
    genders: frozenset[str] = ANYTHING
    number: str = ""
    roles: frozenset[str] = frozenset()
    country: str | None = None
    speaker: Chain | None = None
    members: tuple[Chain, ...] = ()

    def add(self, nominal: Nominal) -> None:
        """Joins a phrase, which may narrow what the chain can be."""
        self.nominals.append(nominal)
        if nominal.kind is not Kind.PRONOUN or nominal.person == 3:
            self.genders = (self.genders & nominal.genders) or self.genders
        self.number = self.number or (nominal.number if nominal.kind is not Kind.PRONOUN else "")
        self.roles |= nominal.roles | ({nominal.lemma} if nominal.kind is Kind.NOMINAL else set())
        self.country = self.country or nominal.country

    @property
    def name(self) -> Nominal | None:
        """Its fullest name, the first of equals."""
        names = [nominal for nominal in self.nominals if nominal.kind is Kind.NAME]
        return max(
            names,
            key=lambda name: (name.metonym is None, bool(name.label), len(name.words), -name.head),
            default=None,
        )


class ChainBuilder:
    """Builds the chains of one document.

    Args:
        tree: Its parse.
        nominals: Its referring phrases, in order.
        speakers: For each quotation the token index of the speaker's head, where there is one.
        gazetteer: Knows which names mean the same.
    """

    def __init__(
        self, tree: Tree, nominals: list[Nominal], speakers: dict[int, int], gazetteer: Gazetteer
    ) -> None:
        self._tree, self._nominals, self._speakers, self._gazetteer = tree, nominals, speakers, gazetteer
        self._chain_of: dict[int, Chain] = {}  # by identity of the phrase
        self._by_head: dict[int, Nominal] = {n.head: n for n in nominals if n.kind is not Kind.GROUP}
        self._voices: dict[tuple[int, str, int | None], Chain] = {}

    def build(self) -> list[Chain]:
        """All chains, single phrases among them, in the order of their first phrase."""
        self._join_names([n for n in self._nominals if n.kind is Kind.NAME])
        seen: list[Nominal] = []
        for nominal in self._nominals:
            if id(nominal) not in self._chain_of:
                chain = self._find(nominal, seen) or Chain()
                chain.add(nominal)
                self._chain_of[id(nominal)] = chain
            seen.append(nominal)
        return list(dict.fromkeys(self._chain_of[id(nominal)] for nominal in self._nominals))

    def _find(self, nominal: Nominal, seen: list[Nominal]) -> Chain | None:
        if nominal.kind is Kind.PRONOUN:
            return self._voice(nominal) if nominal.person < 3 else self._antecedent(nominal, seen)
        if nominal.kind is Kind.NOMINAL:
            return (
                self._apposition(nominal)
                or self._pair(nominal, seen)
                or self._nominal_antecedent(nominal, seen)
            )
        return self._same_group(nominal, seen)

    # --- names -------------------------------------------------------------------------------------

    def _join_names(self, names: list[Nominal]) -> None:
        """Gives every name its chain; full names first, so that short ones find them wherever they stand."""
        chains: dict[tuple[str, ...], Chain] = {}
        for name in sorted(names, key=lambda name: (-len(name.words), name.head)):
            chain = None
            for key in self._keys(name):
                chain = chain or chains.get(key)
            chain = chain or self._by_part(name, chains)
            if chain is None:
                chain = Chain()
            for key in self._keys(name):
                chains.setdefault(key, chain)
            chain.add(name)
            if name.label == "PERSON":
                self._add_known_roles(chain, name)
            self._chain_of[id(name)] = chain
        self._join_metonyms(names, chains)

    def _add_known_roles(self, chain: Chain, name: Nominal) -> None:
        """What the gazetteer knows of a person: `the president` can be Xi although no title stands by him."""
        people = [
            c.entry for c in self._gazetteer.by_name(" ".join(name.words)) if isinstance(c.entry, Person)
        ]
        if len(people) == 1:
            chain.country = chain.country or people[0].country
            for term in self._gazetteer.terms(people[0].slug):
                words = term.role.split()
                chain.roles |= frozenset(words) if words[-1] in KNOWN_ROLES else frozenset()

    def _join_metonyms(self, names: list[Nominal], chains: dict[tuple[str, ...], Chain]) -> None:
        """A capital that acts is its country, where the text names the country too."""
        for name in names:
            chain = chains.get(("id", f"country/{name.metonym}")) if name.metonym else None
            if chain is not None and chain is not self._chain_of[id(name)]:
                self._chain_of[id(name)].nominals.remove(name)
                chain.add(name)
                self._chain_of[id(name)] = chain

    def _keys(self, name: Nominal) -> Iterator[tuple[str, ...]]:
        words = tuple(word.lower() for word in name.words)
        yield words
        if name.label in ("PERSON", "NORP"):
            return
        for candidate in self._gazetteer.by_name(" ".join(name.words))[:1]:
            if candidate.via is Via.NAME and isinstance(candidate.entry, Country | Organization):
                yield ("id", candidate.entry.id)
        if len(words) > 2 and name.label in ("ORG", ""):
            yield ("acronym", "".join(word[0] for word in words if word not in SMALL_WORDS))
        elif len(words) == 1 and name.words[0].isupper() and len(words[0]) > 2:
            yield ("acronym", words[0].replace(".", ""))

    def _by_part(self, name: Nominal, chains: dict[tuple[str, ...], Chain]) -> Chain | None:
        """The one full name that a surname, a first name or a name without its middle names belongs to."""
        if name.label not in ("PERSON", "") or len(name.words) > 2:
            return None
        words = tuple(word.lower() for word in name.words)
        found = [
            chain
            for key, chain in chains.items()
            if len(key) > len(words)
            and key[0] not in ("id", "acronym")
            and _is_part(words, key)
            and any(other.label == "PERSON" or not name.label for other in chain.nominals)
            and chain.genders & name.genders
        ]
        distinct = list(dict.fromkeys(found))
        return distinct[0] if len(distinct) == 1 else None

    # --- nominals ----------------------------------------------------------------------------------

    def _apposition(self, nominal: Nominal) -> Chain | None:
        """What a nominal stands in apposition to, or has in apposition: `the minister, Wang Yi`."""
        tree = self._tree
        head = nominal.head
        others = [c for c in tree.children[head] if tree.deps[c] == "appos" and tree.is_close(head, c)]
        if tree.deps[head] == "appos" and tree.is_close(tree.heads[head], head):
            others.append(tree.heads[head])
        for other in others:
            known = self._by_head.get(other)
            if known is None or known.kind is not Kind.NAME or known.label != "PERSON":
                continue
            chain = self._chain_of[id(known)]
            if nominal.genders & chain.genders and nominal.number != "plur":
                return chain
        return None

    def _pair(self, nominal: Nominal, seen: list[Nominal]) -> Chain | None:
        """The two that `both countries` or `the two leaders` are; none where more could be meant."""
        labels = PAIRS.get(nominal.lemma)
        if not nominal.is_pair or labels is None:
            return None
        recent: list[Chain] = []
        for other in reversed(seen):
            distance = nominal.sentence - other.sentence
            if distance > PAIR_WINDOW or (distance > 1 and len(recent) >= 2):
                break
            if other.kind is Kind.NAME and other.label in labels and not self._contains(nominal, other):
                recent.append(self._chain_of[id(other)])
                recent = list(dict.fromkeys(recent))
        if len(recent) != 2:
            return None
        members = (recent[1], recent[0])
        for other in reversed(seen):
            chain = self._chain_of[id(other)]
            if set(map(id, chain.members)) == set(map(id, members)) or self._is_group_of(other, members):
                return chain
        return Chain(number="plur", members=members)

    def _is_group_of(self, nominal: Nominal, members: tuple[Chain, ...]) -> bool:
        if nominal.kind is not Kind.GROUP or len(nominal.parts) != len(members):
            return False
        return {id(self._chain_at(head)) for head in nominal.parts} == set(map(id, members))

    def _chain_at(self, head: int) -> Chain | None:
        """The chain of the phrase with this head, as far as it is known yet."""
        nominal = self._by_head.get(head)
        return self._chain_of.get(id(nominal)) if nominal is not None else None

    def _nominal_antecedent(self, nominal: Nominal, seen: list[Nominal]) -> Chain | None:
        if not nominal.definite:
            return None
        near = [other for other in reversed(seen) if nominal.sentence - other.sentence <= NOMINAL_WINDOW]
        for other in near:
            if self._is_repeated(nominal, other):
                return self._chain_of[id(other)]
        return self._by_role(nominal, near)

    def _is_repeated(self, nominal: Nominal, other: Nominal) -> bool:
        """Whether a phrase says again what an earlier one said: its head, and none but its modifiers."""
        if other.kind is not Kind.NOMINAL or other.lemma != nominal.lemma or other.number != nominal.number:
            return False
        if nominal.country and other.country and nominal.country != other.country:
            return False
        if self._contains(other, nominal) or self._contains(nominal, other):
            return False
        return nominal.modifiers <= other.modifiers and self._same_owner(nominal, other)

    def _same_owner(self, nominal: Nominal, other: Nominal) -> bool:
        """Possessors must be of one chain; `its president` is not `their president`."""
        tree = self._tree
        mine, theirs = tree.child(nominal.head, "nmod:poss"), tree.child(other.head, "nmod:poss")
        if mine is None:
            return True
        if theirs is None:
            return False
        first, second = self._by_head.get(mine), self._by_head.get(theirs)
        if first is None or second is None:
            return tree.lower[mine] == tree.lower[theirs]
        return self._chain_of.get(id(first)) is self._chain_of.get(id(second))

    def _by_role(self, nominal: Nominal, near: list[Nominal]) -> Chain | None:
        """The nearest name that was given this role, or that has the kind that the nominal names."""
        if nominal.number == "plur":
            return None
        best, nearest = None, 0
        for other in near:
            chain = self._chain_of[id(other)]
            if best is not None and nearest - other.sentence > AMBIGUITY:
                break
            if other.kind is not Kind.NAME or chain is best or self._contains(nominal, other):
                continue
            if self._has_role(nominal, other, chain):
                if best is not None and nominal.lemma not in NEAREST_WORDS:
                    return None  # two presidents as near: nobody knows which
                best, nearest = best or chain, nearest or other.sentence
        return best

    def _has_role(self, nominal: Nominal, other: Nominal, chain: Chain) -> bool:
        lemma = nominal.lemma
        if nominal.country and chain.country and nominal.country != chain.country:
            return False
        if lemma in COUNTRY_WORDS:
            return (
                other.label == "GPE" and chain.country is not None and other.sentence >= nominal.sentence - 2
            )
        if lemma in ORGANIZATION_WORDS:
            return (
                other.label == "ORG"
                and nominal.sentence - other.sentence <= 2
                and not (nominal.modifiers - {word.lower() for word in other.words})
            )
        if not nominal.genders & chain.genders or other.label not in ("PERSON", ""):
            return False
        if lemma.endswith("-year-old"):
            return other.label == "PERSON" and nominal.sentence - other.sentence <= 2
        if lemma in chain.roles or (lemma == "leader" and chain.roles & LEADERS):
            return not (nominal.modifiers - chain.roles) or nominal.country is not None
        return False

    def _same_group(self, nominal: Nominal, seen: list[Nominal]) -> Chain | None:
        """The same members in another order."""
        members = [self._chain_at(head) for head in nominal.parts]
        known = tuple(chain for chain in members if chain is not None)
        if len(known) != len(members):
            return None
        same = (other for other in reversed(seen) if self._is_group_of(other, known))
        return next((self._chain_of[id(other)] for other in same), None)

    # --- pronouns ----------------------------------------------------------------------------------

    def _voice(self, pronoun: Nominal) -> Chain | None:
        """`I`, `we` and `you`: one chain for each quotation's speaker, or for the text itself."""
        speaker = self._speaker(pronoun.quotation)
        if pronoun.person == 1 and pronoun.number == "sing" and speaker is not None:
            return speaker
        key = (pronoun.person, pronoun.number, id(speaker) if speaker is not None else pronoun.quotation)
        if key not in self._voices:
            self._voices[key] = Chain(speaker=speaker if pronoun.person == 1 else None)
        return self._voices[key]

    def _speaker(self, quotation: int | None) -> Chain | None:
        head = self._speakers.get(quotation) if quotation is not None else None
        if head is None:
            return None
        nominal = self._by_head.get(head)
        if nominal is None:
            return None
        if id(nominal) not in self._chain_of:  # the speaker is named only behind the quotation
            self._chain_of[id(nominal)] = Chain()
            self._chain_of[id(nominal)].add(nominal)
        return self._chain_of[id(nominal)]

    def _antecedent(self, pronoun: Nominal, seen: list[Nominal]) -> Chain | None:
        best, best_score = None, THRESHOLD
        for other in reversed(seen):
            if pronoun.sentence - other.sentence > WINDOW:
                break
            chain = self._chain_of[id(other)]
            if self._agrees(pronoun, other, chain) and self._may_be_bound(pronoun, other):
                score = _salience(pronoun, other, chain)
                if score > best_score:
                    best, best_score = chain, score
        return best

    def _agrees(self, pronoun: Nominal, other: Nominal, chain: Chain) -> bool:
        if other.person < 3 and other.kind is Kind.PRONOUN:
            return False
        if not chain.genders & pronoun.genders:
            return False
        number = other.number or chain.number
        if pronoun.number == "plur":
            return number != "sing" or (other.label in ("ORG", "NORP", "GPE") and other.kind is Kind.NAME)
        if number == "plur":
            return False
        if NEUTER not in pronoun.genders:  # he, she
            return other.kind is not Kind.NAME or other.label in ("PERSON", "")
        return chain.genders != ANY_PERSON

    def _may_be_bound(self, pronoun: Nominal, other: Nominal) -> bool:
        """Whether grammar lets the two be the same: not inside each other, not arguments of one verb."""
        tree = self._tree
        if self._contains(other, pronoun) or self._contains(pronoun, other):
            return False
        reflexive = pronoun.words[0].endswith(("self", "selves"))
        same_clause = tree.heads[pronoun.head] == tree.heads[other.head]
        if reflexive:
            return other.sentence == pronoun.sentence and (same_clause or other.function == "subj")
        if pronoun.function == "subj" and other.function == "subj" and self._answers(pronoun, other):
            return False
        if same_clause and pronoun.function != "poss" and pronoun.sentence == other.sentence:
            return False
        speaker = self._speaker(pronoun.quotation)
        return speaker is None or speaker is not self._chain_of.get(id(other)) or other.quotation is not None

    def _answers(self, pronoun: Nominal, other: Nominal) -> bool:
        """`Paris demanded her release, but it refused`: nobody refuses what he demands himself."""
        tree, verb = self._tree, self._tree.heads[pronoun.head]
        asking = tree.heads[other.head]
        return (
            tree.lemmas[verb] in ANSWERS
            and tree.lemmas[asking] in REQUESTS
            and (tree.heads[verb] == asking or 0 < pronoun.sentence - other.sentence <= 1)
        )

    def _contains(self, outer: Nominal, inner: Nominal) -> bool:
        tree = self._tree
        if outer.sentence != inner.sentence:
            return False
        if outer.kind is Kind.GROUP:
            return outer.begin <= inner.head < outer.end
        index = inner.head
        for _ in range(12):
            if index == outer.head:
                return True
            if tree.heads[index] == index or tree.deps[index] == "conj":
                return False
            index = tree.heads[index]
        return False


def _salience(pronoun: Nominal, other: Nominal, chain: Chain) -> float:
    """How likely a phrase is what a pronoun means; see Lappin and Leass (1994) for the kinds of weights."""
    sentences = pronoun.sentence - other.sentence
    score = FUNCTION_WEIGHT[other.function] + SENTENCE_WEIGHT * sentences
    score += LENGTH_WEIGHT * min(len(chain.nominals), LONGEST)
    if sentences == 0:
        score += TOKEN_WEIGHT * (pronoun.head - other.head)
    if other.function == pronoun.function:
        score += PARALLEL_WEIGHT
    if other.kind is Kind.NAME:
        score += NAME_WEIGHT
    elif other.kind is Kind.PRONOUN:
        score += PRONOUN_WEIGHT
    elif other.kind is Kind.NOMINAL and not other.definite:
        score += INDEFINITE_WEIGHT
    if pronoun.number == "plur" and other.number != "plur":
        score += COLLECTIVE_WEIGHT
    return score


def _is_part(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a short form is the first or last name of a full one, or leaves out its middle names."""
    if len(words) == 1:
        return words[0] in (full[0], full[-1])
    return words[0] == full[0] and words[-1] == full[-1]
