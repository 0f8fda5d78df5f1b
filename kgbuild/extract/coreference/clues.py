"""Weighs what the words around a pronoun tell of whom it means: who speaks, is asked, harmed, described.

Salience (see `salience`) asks what and where a phrase is; these clues ask what the clause that the pronoun
stands in does. Each counts for the phrases that it points at, and against those that it rules out.
"""

from __future__ import annotations

from kgbuild.extract.coreference.binding import Binding
from kgbuild.extract.coreference.chain import Links
from kgbuild.extract.coreference.referring import ANY_PERSON, Kind, Nominal
from kgbuild.extract.coreference.speakers import SAYING
from kgbuild.extract.syntax.clauses import MEANWHILE
from kgbuild.extract.syntax.constituents import prepositions
from kgbuild.extract.syntax.noun_phrases import counted
from kgbuild.extract.syntax.tree_relations import dependent, first_conjunct
from kgbuild.lexicon.noun_words import SPEAKERS

MEMBER_WEIGHT = -40.0
"""For one of several named together that `it`, `he` or `she` would single out."""
ADDRESSEE_WEIGHT = 75.0
"""For who is warned, offered or attacked what he does or suffers: `threatened Iran unless it …`."""
CONTINUING_WEIGHT = 45.0
"""For who acted in a main clause, where a pronoun goes on speaking: `he added`."""
OWN_CLAUSE_WEIGHT = 24.0
"""For the subject of the clause that a possessive stands in: `said that Iceland would recall its envoy`."""
ASKED_WEIGHT = 20.0
"""More for who is asked to do what the clause says: `called on Togo to lift its ban`."""
DESCRIBED_WEIGHT = 30.0
"""For whom the relative clause describes that a pronoun stands in: `Ali, who has led since … gave him …`."""
SAYING_WEIGHT = 35.0
"""For who spoke in the sentence before, where somebody speaks: `A judge said …. He said …`."""
CONTINUED_WEIGHT = 30.0
"""For the subject of the sentence before, of which one more thing is told: `it also calls on …`."""
OWN_WORDS_WEIGHT = 40.0
"""For who says what a pronoun does: `the judge said he did not believe Roe`."""
SOURCE_WEIGHT = -30.0
"""For those who only told what the sentence before says: `Police say gunmen fled. They …`."""
LISTED_WEIGHT = 45.0
"""For the first of a list of which a later member is his: `the minister and members of his party`."""
VICTIM_WEIGHT = -70.0
"""For who would strike what is his own: `the rebels attacked its convoy`."""

QUOTED_WEIGHT = -40.0
"""For whom a quotation names that a pronoun stands outside of: `yelled, "Mr. President, …" He left`."""
COURT_WEIGHT = 70.0
"""For a court, where it convicts or acquits: `The Council set up the tribunal. It has convicted …`."""
SPOKEN_FOR_WEIGHT = 60.0
"""For those for whom somebody speaks: `a spokesman for the army said they are looking into it`."""

JUDGED_WEIGHT = 90.0
"""For who is judged, punished or thanked for what is his: `criticized Chad for its raids`."""

JUDGING = frozenset(
    "criticize criticise condemn denounce rebuke censure reprimand blame fault chide scold assail slam "
    "lambast lambaste blast berate admonish reproach accuse praise thank hail commend applaud "
    "congratulate honor honour reward admire punish penalize penalise sanction fine sue prosecute convict "
    "sentence jail imprison arrest detain execute expel suspend boycott isolate ridicule mock shun".split()
)
"""Verbs of what is done to somebody for what he has done."""
REASONS = frozenset({"for", "over", "because of", "due to"})
"""Prepositions of what somebody is judged for."""
AGAINST = frozenset({"on", "upon", "against", "at"})
"""Prepositions of who is judged by what is imposed, filed or voiced: `sanctions on Chad over its raids`."""
WARNINGS = frozenset("warn remind persuade convince urge ask press implore".split())
"""Verbs whose clause says what happens to whom they name, or what he should do."""
HARM = frozenset(
    "abduct kidnap kill attack ambush arrest detain seize capture shoot wound injure murder assassinate stop "
    "hit strike catch intercept".split()
)
CONDITIONS = frozenset({"if", "unless", "until"})
CONTINUING = frozenset({"add", "continue", "conclude"})
"""Verbs of who has spoken before."""
UTTERING = SAYING | frozenset(
    "speak talk describe cite quote express accuse blame criticize praise demand request believe hope expect "
    "want plan fear suspect think refuse estimate decline give".split()
)
"""Verbs of those who tell what the sentence before says."""
STRIKING = frozenset(
    "attack raid bomb bombard shell ambush storm invade strike besiege ransack torch".split()
)
"""Verbs of what nobody does to what he has, but to what others have."""
KILLING = frozenset("kill murder assassinate abduct kidnap arrest detain".split())
OFFICIALS = frozenset("leader member supporter follower fighter soldier official activist".split())
"""Nouns of a group's own people, whom others kill or hold."""
OF_ONESELF = frozenset(
    "wife husband son daughter child family brother sister father mother parent girlfriend boyfriend "
    "relative neighbor neighbour enemy rival opponent foe critic target victim captor owner employer".split()
)
"""Nouns of those whom somebody may attack although they are his: `attacked its neighbor`."""
DEFYING = frozenset("refuse fail reject defy ignore violate".split())
"""Verbs of what somebody is struck for: `overthrew the junta after they refused to leave`."""
TOPPLING = frozenset("overthrow oust topple attack bomb invade strike raid".split())
OF_COURTS = frozenset("convict acquit indict sentence try".split())
COURTS = frozenset({"court", "tribunal"})
PUNISHMENTS = frozenset(
    "sentence execution arrest conviction trial detention extradition deportation punishment".split()
)
"""Nouns of what is done to whose they are: `the president endorsed his death sentence`."""
RULING_ON = frozenset(
    "endorse sign order uphold approve confirm announce commute reduce overturn postpone delay suspend "
    "condemn criticize criticise denounce protest hail welcome".split()
)
"""Verbs of those who decide or speak of what is done to others."""
MOUTHPIECES = frozenset(
    "spokesman spokeswoman spokesperson lawyer attorney doctor physician aide wife husband father mother "
    "brother sister son daughter relative friend witness prosecutor official policeman colleague".split()
)
"""Those who speak of somebody else: `his lawyer said he was beaten`."""


class Clues:
    """What the construction that one pronoun stands in tells of the phrases before it.

    Args:
        links: The document's chains.
        binding: Says whose clause the pronoun stands in.
        pronoun: The pronoun.
    """

    def __init__(self, links: Links, binding: Binding, pronoun: Nominal) -> None:
        self._links, self._nodes, self._pronoun = links, links.tree.nodes, pronoun
        self._node = self._nodes[pronoun.head]
        self._verb = self._node.head
        is_subject = pronoun.function == "subj"
        self._owner = binding.clause_subject(pronoun) if pronoun.function == "poss" else None
        self._described = binding.described(pronoun)
        self._addressee = (
            self._harmed() if pronoun.function == "poss" else self._told() if is_subject else None
        )
        self._judged = self._judged_for() if pronoun.function == "poss" or is_subject else None
        self._author = self._speaks_of() if is_subject else None
        self._lister = self._first_listed() if pronoun.function == "poss" else None
        self._striker = self._owner if self._is_struck() or self._is_punishment() else None
        self._is_court = self._node.lower == "it" and is_subject and self._verb.lemma in OF_COURTS
        self._voiced = self._spoken_for() if is_subject else None
        self._speaks = (
            self._node.dep == "nsubj"
            and self._verb.head is self._verb
            and self._verb.lemma in SAYING | {"call"}
        )
        self._goes_on_speaking = is_subject and self._verb.lemma in CONTINUING
        self._goes_on = is_subject and self._tells_more()

    def weight(self, other: Nominal) -> float:
        """What counts for a phrase before the pronoun, less what counts against it."""
        head, weight = other.head, 0.0
        if head == self._owner:
            weight += OWN_CLAUSE_WEIGHT + (ASKED_WEIGHT if other.function != "subj" else 0.0)
        if head == self._described:
            weight += DESCRIBED_WEIGHT + (OWN_CLAUSE_WEIGHT if self._pronoun.function == "poss" else 0.0)
        weight += ADDRESSEE_WEIGHT if head == self._addressee else 0.0
        weight += JUDGED_WEIGHT if head == self._judged else 0.0
        weight += OWN_WORDS_WEIGHT if head == self._author else 0.0
        is_listed = head == self._lister and other.kind is not Kind.GROUP
        weight += LISTED_WEIGHT if is_listed else 0.0
        weight += VICTIM_WEIGHT if head == self._striker else 0.0
        weight += SPOKEN_FOR_WEIGHT if head == self._voiced else 0.0
        if self._is_court and not COURTS.isdisjoint(word.lower() for word in other.words):
            weight += COURT_WEIGHT
        if self._pronoun.quotation is None and other.quotation is not None and other.kind is Kind.NAME:
            weight += QUOTED_WEIGHT
        singled_out = self._pronoun.number != "plur" and self._is_member(other) and not is_listed
        weight += MEMBER_WEIGHT if singled_out else 0.0
        return weight + (self._from_before(other) if other.sentence < self._pronoun.sentence else 0.0)

    def _from_before(self, other: Nominal) -> float:
        """What counts for a phrase of a sentence before."""
        leads = self._leads(other)
        weight = CONTINUING_WEIGHT if self._goes_on_speaking and leads else 0.0
        if not leads or other.sentence + 1 != self._pronoun.sentence:
            return weight
        spoke = self._nodes[other.head].head.lemma in SAYING
        weight += CONTINUED_WEIGHT if self._goes_on and spoke == (self._verb.lemma in SAYING) else 0.0
        if spoke and self._speaks:
            weight += SAYING_WEIGHT
        elif spoke and other.number == "plur" and other.genders == ANY_PERSON and not self._is_speech():
            weight += SOURCE_WEIGHT
        return weight

    def _is_speech(self) -> bool:
        """Whether the sentence of a pronoun tells what somebody says."""
        return any(
            node.lemma in UTTERING and node.pos == "VERB" for node in (self._verb, *self._verb.ancestors())
        )

    def _told(self) -> int | None:
        """Whom the clause above warns, offers or attacks, for the subject of what is then said of him."""
        clause, above = self._verb, self._verb.head
        mark = dependent(clause, "mark", "advmod")
        word = mark.lower if mark is not None else ""
        told = (
            (clause.dep == "ccomp" and above.lemma in WARNINGS)
            or (clause.dep == "advcl" and word in MEANWHILE and above.lemma in HARM)
            or (clause.dep == "advcl" and word in CONDITIONS)
        )
        if clause.dep == "advcl" and word in MEANWHILE | {"after"} and above.lemma in HARM:
            struck = dependent(above, "nsubj:pass")  # "were detained after they attended …"
            if struck is not None:
                return counted(struck).i
        found = dependent(above, "obj", "iobj") if told else None
        if found is None and told and word in CONDITIONS:
            found = next((c for c in above.children if c.dep == "obl" and c.label and c.i < clause.i), None)
        return found.i if found is not None else None

    def _judged_for(self) -> int | None:
        """Whom the clause above judges for what is his, or because of what he did."""
        if self._pronoun.function == "subj":
            mark = dependent(self._verb, "mark")
            above, word = self._verb.head, mark.lower if mark is not None else ""
            for_that = word == "because" and above.lemma in JUDGING
            defied = word in ("because", "after") and self._verb.lemma in DEFYING
            reason = for_that or (defied and above.lemma in JUDGING | TOPPLING)
            judged = dependent(above, "obj") if reason and self._verb.dep == "advcl" else None
            return judged.i if judged is not None else None
        reason_noun = first_conjunct(self._verb)
        above = reason_noun.head
        if reason_noun.relation not in ("obl", "nmod") or not REASONS & set(prepositions(reason_noun)):
            return None
        while above.pos in ("NOUN", "PROPN") and above.relation in ("obj", "nmod", "obl"):
            above = above.head
        told = [c for c in above.children if c.relation == "obj"]
        counted = [
            c for n in told for c in n.children if c.relation == "nmod"
        ]  # "a set of sanctions on Chad"
        struck = [c for n in (above, *told, *counted) for c in n.children if c.relation in ("obl", "nmod")]
        against = [c for c in struck if AGAINST & set(prepositions(c)) and c.i < self._node.i]
        found = against or (told if above.lemma in JUDGING else [])
        return found[0].i if found else None

    def _harmed(self) -> int | None:
        """Whom the clause above tells to be harmed, where what was his is struck: `when they hit his car`."""
        noun = self._verb
        verb = noun.head
        mark = dependent(verb, "mark", "advmod")
        told = noun.dep == "obj" and verb.dep == "advcl" and mark is not None and mark.lower in MEANWHILE
        harmed = told and verb.lemma in HARM and verb.head.lemma in HARM
        found = dependent(verb.head, "nsubj:pass") if harmed else None
        return found.i if found is not None else None

    def _speaks_of(self) -> int | None:
        """Who says what a singular pronoun does, unless he speaks for another."""
        clause = first_conjunct(self._verb)
        if self._pronoun.number != "sing" or clause.dep != "ccomp" or clause.head.lemma not in SAYING:
            return None
        speaker = dependent(clause.head, "nsubj")
        return speaker.i if speaker is not None and speaker.lemma not in MOUTHPIECES else None

    def _spoken_for(self) -> int | None:
        """For whom somebody speaks who says what `they` do."""
        clause = first_conjunct(self._verb)
        if self._pronoun.number != "plur" or clause.dep != "ccomp" or clause.head.lemma not in SAYING:
            return None
        speaker = dependent(clause.head, "nsubj")
        if speaker is None or speaker.lemma not in SPEAKERS:
            return None
        behind = (c for c in speaker.children if c.dep == "nmod" and c.i > speaker.i)
        return next((c.i for c in behind if {"for", "of"} & set(prepositions(c))), None)

    def _is_punishment(self) -> bool:
        """Whether a possessive tells who is punished, of whom another decides or speaks."""
        noun = self._verb
        return noun.lemma in PUNISHMENTS and noun.dep == "obj" and noun.head.lemma in RULING_ON

    def _first_listed(self) -> int | None:
        """The first of a list, or whose that is, where a possessive stands in a later member of it."""
        node = self._verb
        if node.dep == "nmod" and node.head.pos == "NOUN" and "of" in prepositions(node):
            node = node.head  # "members of his party"
        first = first_conjunct(node)
        if first is node or first.pos not in ("NOUN", "PROPN"):
            return None
        owner = dependent(first, "nmod:poss")
        return owner.i if owner is not None else first.i

    def _is_struck(self) -> bool:
        """Whether what a possessive owns is attacked: `attacked its convoy`, not `its neighbor`."""
        noun = self._verb
        killed = noun.head.lemma in KILLING and noun.lemma in OFFICIALS
        struck = (
            noun.dep == "obj" and (noun.head.lemma in STRIKING or killed) and noun.lemma not in OF_ONESELF
        )
        return struck and not any(child.lower == "own" for child in noun.children)

    def _tells_more(self) -> bool:
        """Whether a sentence tells one more thing of who it begins with: `it also calls on Togo …`."""
        also = dependent(self._verb, "advmod")
        return self._verb.head is self._verb and also is not None and also.lower == "also"

    def _leads(self, other: Nominal) -> bool:
        """Whether a phrase is the subject of a sentence, and no pronoun itself."""
        return other.kind is not Kind.PRONOUN and self._links.leads(other)

    def _is_member(self, other: Nominal) -> bool:
        """Whether a phrase is one of several that are named together."""
        node = self._nodes[other.head]
        return other.kind is not Kind.GROUP and (node.dep == "conj" or dependent(node, "conj") is not None)
