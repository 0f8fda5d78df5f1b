"""Puts event mentions together: triggers, their cast, factuality, attribution, date and codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from spacy.tokens import Doc

from kgbuild.extract.actors.holdings import HOLDINGS
from kgbuild.extract.actors.home_countries import HomeCountries
from kgbuild.extract.actors.mentions import MentionReader
from kgbuild.extract.actors.named_actors import named_actors
from kgbuild.extract.actors.sites import SITES
from kgbuild.extract.claims.attribution import SourceToken, sources
from kgbuild.extract.claims.composition import (
    conclude,
    is_still_ahead,
    tell_as_news,
    tell_as_plan,
    tell_as_utterance,
)
from kgbuild.extract.claims.context import Step
from kgbuild.extract.claims.factuality import compose
from kgbuild.extract.claims.headlines import headline_speaker, is_in_title
from kgbuild.extract.claims.lasting import goes_on
from kgbuild.extract.claims.quotations import Quotations
from kgbuild.extract.confidence import signs_of
from kgbuild.extract.coreference import Coreference
from kgbuild.extract.dates.times import EventTimes
from kgbuild.extract.matching.other_fields import OtherFields
from kgbuild.extract.matching.others_acts import is_of_others
from kgbuild.extract.matching.readings import readings
from kgbuild.extract.matching.triggers import Match, TriggerIndex
from kgbuild.extract.repair.base_forms import repair, vocabulary
from kgbuild.extract.repair.tree import repair as repair_tree
from kgbuild.extract.roles.acts_beside import with_parties_of_act_beside
from kgbuild.extract.roles.candidates import Candidate
from kgbuild.extract.roles.embedded_parties import with_embedded_party
from kgbuild.extract.roles.event_anaphora import EventAnaphora
from kgbuild.extract.roles.harm import is_in_violence
from kgbuild.extract.roles.hosts import Hosts
from kgbuild.extract.roles.kinds_of_acts import BETWEEN_SPEAKERS, OF_COURTS, STRIKING, attempts, is_protest
from kgbuild.extract.roles.known_doers import KnownDoers
from kgbuild.extract.roles.obligations import asks_somebody
from kgbuild.extract.roles.participants import cast
from kgbuild.extract.roles.parties import Deeds, Parties, concerns_politics, is_somebody
from kgbuild.extract.roles.shared_parties import (
    with_doers_of_deed,
    with_parties_of_occasion,
    with_shared_parties,
)
from kgbuild.extract.roles.speaking_sides import with_speaking_side
from kgbuild.extract.roles.told_before import ToldBefore
from kgbuild.extract.same_acts import told_once
from kgbuild.extract.syntax.subjects import DOCUMENTS
from kgbuild.extract.syntax.tree import Node, Sentence, Tree
from kgbuild.lexicon.actors import ActorDescriber
from kgbuild.lexicon.classes import EventClass
from kgbuild.lexicon.ontology import Ontology
from kgbuild.records import (
    SOURCE,
    TARGET,
    Article,
    Attribution,
    EventMention,
    Mention,
    Operator,
    Participation,
    Reading,
    Stance,
    Tense,
)

VIOLENCE, ATTEMPTED = "ASSAULT", "Attack"
"""Whoever tried to kill attacked, but killed nobody: the class of an attempt at a deed of that category."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE"})
"""Categories of deeds that one side lays at another's door: `NATO's aggression` is the speaker's word."""


class Extractor:
    """Extracts the event mentions of parsed documents after one ontology.

    Args:
        ontology: Classes, phrases, operators, code tables and gazetteer.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        categories = {name: event_class.plover for name, event_class in ontology.classes.items()}
        self._index = TriggerIndex(ontology.phrases, ontology.operators, categories)
        self._other_fields = OtherFields(ontology.other_fields, ontology.classes)
        self._vocabulary = vocabulary(ontology.phrases, ontology.operators)
        self._describer = ActorDescriber(ontology.gazetteer)
        self._deeds = Deeds.of(ontology.phrases)

    def extract(self, article: Article, doc: Doc) -> tuple[EventMention, ...]:
        """The event mentions of a document, ordered as in the event table.

        Args:
            article: The document.
            doc: The parse of `article.reading_text()`.
        """
        reading = _DocumentReading(self, article, doc)
        found = reading.events()
        reading.tree.release()
        return found

    def read(self, article: Article, doc: Doc) -> Reading:
        """The event mentions of a document, and whom else it names; see `extract`."""
        reading = _DocumentReading(self, article, doc)
        events = reading.events()
        named = reading.named_actors(events)
        reading.tree.release()
        return Reading(article, events, named)

    @property
    def ontology(self) -> Ontology:
        """The ontology that events are read after."""
        return self._ontology

    @property
    def index(self) -> TriggerIndex:
        """The compiled patterns."""
        return self._index

    def political_matches(self, sentence: Sentence) -> list[Match]:
        """What the patterns find in a sentence, without what its field explains or what others do."""
        found = self._other_fields.political(sentence, self._index.matches(sentence))
        return [match for match in found if not is_of_others(match)]

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words that phrases and operators ask for."""
        return self._vocabulary

    @property
    def deeds(self) -> Deeds:
        """The event nouns of the lexicon."""
        return self._deeds

    @property
    def describer(self) -> ActorDescriber:
        """What knows who an actor can be."""
        return self._describer


class _DocumentReading:
    """What is worked out once per document: coreference, quotations, dates, mentions."""

    def __init__(self, extractor: Extractor, article: Article, doc: Doc) -> None:
        self._extractor, self._article = extractor, article
        self._operators, self._classes = extractor.ontology.operators, extractor.ontology.classes
        self._weights = extractor.ontology.confidence
        self.tree = Tree(doc)
        repair(self.tree.nodes, extractor.vocabulary)
        repair_tree(self.tree.nodes)
        self._matches = [extractor.political_matches(sentence) for sentence in self.tree.sentences]
        relevant = any(self._matches)
        self._coreference = (
            Coreference.from_tree(self.tree, extractor.ontology.gazetteer)
            if relevant
            else Coreference.empty()
        )
        self._reader = MentionReader(
            article, self.tree, extractor.describer, self._coreference, extractor.ontology.nouns[HOLDINGS]
        )
        self._parties = Parties(self._reader, extractor.deeds)
        self._home_countries = HomeCountries(self.tree, self._coreference, extractor.ontology.nouns[SITES])
        self._quotations = Quotations(self.tree, self._operators) if relevant else None
        self._times = EventTimes(self.tree, article) if relevant else None
        self._told = ToldBefore(self._coreference)
        self._anaphora = EventAnaphora(self._classes, self._told)
        self._hosts = Hosts(self.tree, self._told, self._parties)
        self._doers = KnownDoers(self._classes, self._told, self._noun, self._parties)

    def events(self) -> tuple[EventMention, ...]:
        """The event mentions, ordered as in the event table."""
        return tuple(mention for sentence in self.tree.sentences for mention in self.sentence(sentence))

    def named_actors(self, events: tuple[EventMention, ...]) -> tuple[Mention, ...]:
        """Whom the document names beside those who take part in these, its events."""
        return named_actors(self.tree, self._reader, events, self._extractor.ontology.gazetteer)

    def sentence(self, sentence: Sentence) -> Iterator[EventMention]:
        """The event mentions of one sentence, the main clause's first."""
        candidates = [c for match in self._matches[sentence.number] for c in self._candidates(match)]
        if not candidates:
            return
        candidates = [self._anaphora.resolved(c, self._class(c).name) for c in candidates]
        candidates = [self._doers.with_known_doers(c, self._class(c)) for c in candidates]
        candidates = [self._hosts.with_host(c, self._class(c)) for c in candidates]
        classes = self._classes
        candidates = [with_parties_of_occasion(c, candidates, classes) for c in candidates]
        candidates = [c for c in candidates if self._is_event(c, candidates)]
        candidates = [with_shared_parties(c, candidates, classes) for c in candidates]
        candidates = [with_doers_of_deed(c, candidates, classes) for c in candidates]
        candidates = [with_parties_of_act_beside(c, candidates, classes, self._parties) for c in candidates]
        candidates = [with_embedded_party(c, candidates, self._class(c), self._parties) for c in candidates]
        candidates = [self._doers.with_doers(c, self._class(c).plover) for c in candidates]
        candidates = [self._doers.with_other_side(c, self._class(c)) for c in candidates]
        candidates = [with_speaking_side(c, self._class(c), self._parties) for c in candidates]
        candidates = told_once(candidates, classes)
        candidates.sort(key=lambda c: (_depth(c.match), c.match.head.i))
        spoken = headline_speaker(sentence, self._article)
        headline = SourceToken(spoken[0], Stance.ASSERTS, spoken[1]) if spoken else None
        told: list[EventMention] = []
        for candidate in candidates:
            mention = self._event_mention(candidate, sentence, len(told), headline)
            if any(replace(known, rank=mention.rank) == mention for known in told):
                continue  # two readings of a claim within a claim that come to the same
            told.append(mention)
            self._told.see(mention, candidate.match.head)
            signs = signs_of(mention, candidate, len(self._matches[sentence.number]))
            yield replace(mention, confidence=self._weights.share_right(signs), signs=signs)

    def _candidates(self, match: Match) -> Iterator[Candidate]:
        event_class = self._classes[match.phrase.event_class]
        for reading, steps in readings(match, self._operators):
            yield Candidate(reading, cast(reading, event_class, self._parties), steps)

    def _is_event(self, candidate: Candidate, others: list[Candidate]) -> bool:
        """An event needs somebody of political standing who takes part in it.

        A verb whose only source is something that cannot act (`the storm struck`) is no event; what a report
        says has an author.
        """
        cast_, match = candidate.cast, candidate.match
        parties = [*cast_.mentions(SOURCE), *cast_.mentions(TARGET)]
        told = [node for node in match.frame.get("subj", ()) if node.tag != "WP"]  # "who attacked it"
        if match.phrase.pos == "VERB" and told and not cast_.mentions(SOURCE):
            slots = {slot.function for slot in match.phrase.slots if slot.role == SOURCE}
            no_means = all(role.role != "instrument" for role in cast_.participations)
            if "subj" in slots and no_means and not self._is_written(match):
                return False
        if "ccomp:must" in match.phrase.clauses and not asks_somebody(candidate, others):
            return False
        # in protests those take part who have no other standing than to protest
        return (
            any(concerns_politics(m.actor) for m in parties)
            or (bool(parties) and is_protest(match, self._class(candidate)))
            or self._strikes_people(candidate, others)
        )

    def _is_written(self, match: Match) -> bool:
        """`The report criticizes Chad`: whether a text says so."""
        event_class = self._extractor.ontology.classes[match.phrase.event_class]
        texts = (t.lemma in DOCUMENTS and t.pos == "NOUN" for t in match.frame.get("subj", ()))
        return event_class.plover in BETWEEN_SPEAKERS and all(texts)

    def _strikes_people(self, candidate: Candidate, others: list[Candidate]) -> bool:
        """Whether the law or violence struck people, who need no standing for that.

        Whoever was killed, and nobody says by whom, may have had an accident, unless it was in violence, or
        violence is told beside it. `Persons found guilty` are nobody in particular.
        """
        event_class = self._class(candidate)
        category, by_court = event_class.plover, event_class.name in OF_COURTS
        nobodys = candidate.match.head.dep in ("acl", "amod") and category != "ASSAULT"
        if nobodys or not (by_court or category in STRIKING):
            return False
        doers, struck = candidate.cast.mentions(SOURCE), candidate.cast.mentions(TARGET)
        if not any(is_somebody(m.actor) for m in struck):
            # "held men who were planning an attack on a shop"
            by_law = any(self._class(other).plover in ("COERCE", "ACCUSE") for other in others)
            return (
                category == "ASSAULT" and bool(struck) and by_law and any(is_somebody(m.actor) for m in doers)
            )
        if by_court or category == "COERCE" or doers:
            return True
        head = candidate.match.head
        beside = any(o.match.head is not head and self._class(o).plover == category for o in others)
        return beside or is_in_violence(candidate.match)

    def _noun(self, mention: Mention) -> Node:
        return self.tree.root(*self.tree.word_range(mention.head.begin, mention.head.end))

    def _class(self, candidate: Candidate) -> EventClass:
        return self._classes[candidate.match.phrase.event_class]

    def _event_mention(
        self, candidate: Candidate, sentence: Sentence, rank: int, headline: SourceToken | None
    ) -> EventMention:
        match, cast_ = candidate.match, candidate.cast
        known = candidate.antecedent
        event_class = self._classes[known.type] if known else self._class(candidate)
        node = match.head
        nominal = match.phrase.pos == "NOUN"
        tries = attempts(event_class.name, event_class.plover, nominal)
        state = compose(node, candidate.steps, self._operators, tries)
        if state.tried and event_class.plover == VIOLENCE:
            event_class = self._classes.get(ATTEMPTED, event_class)
        blamed = nominal and event_class.plover in HOSTILE and bool(cast_.mentions(SOURCE))
        found = sources(node, candidate.steps, self._operators, state.is_plain and not blamed)
        if self._quotations is not None:
            found = self._quotations.complete(found, node)
        if headline is not None and headline.token is not node:
            found = [*found, headline]
        attribution = self._attribution(found)
        if is_in_title(node, self._article):
            tell_as_news(state, _tensed(match, candidate.steps))
        if match.fixed:
            tell_as_plan(state, match.support or match.head)
        tell_as_utterance(state, event_class.plover, match.support or match.head)
        untold = nominal and state.is_plain and state.tense is None
        if untold and goes_on(node, self._operators):
            state.tense = Tense.PRESENT
        factuality = conclude(state, attribution.stance, nominal)
        if known is not None and untold and is_still_ahead(node, known.factuality):
            factuality = known.factuality
        coding = self._extractor.ontology.derivation.derive(
            event_class, factuality, attribution, match.phrase.overrides
        )
        begin, end = match.trigger(self._extractor.deeds.nouns)
        return EventMention(
            document=self._article.id,
            type=event_class.name,
            trigger=self._reader.span(begin, end),
            sentence=self._reader.span(sentence.begin, sentence.end),
            participations=tuple(map(self._at_home, cast_.participations)),
            reciprocal=cast_.reciprocal,
            factuality=factuality,
            attribution=attribution,
            date=self._times.date_of(node, factuality.tense) if self._times is not None else None,
            plover=coding.plover,
            cameo=coding.cameo,
            goldstein=coding.goldstein,
            phrase=match.phrase.ref,
            operators=tuple(Operator(self._reader.span(t.i, t.i + 1), effect) for t, effect in state.cues),
            rank=rank,
            antecedent=known.trigger if known is not None else None,
            unresolved_date=self._times.unresolved(node) if self._times is not None else None,
        )

    def _attribution(self, found: list[SourceToken]) -> Attribution:
        if not found:
            return Attribution()
        once: dict[str, tuple[Mention, int]] = {}
        for source in found:
            speakers = self._reader.mentions(source.token) if source.token is not None else ()
            for mention in reversed(speakers):  # outermost last; the chain is turned round below
                # "China says it has pledged": who reports himself is one source, by his first name
                known = once.get(mention.actor.id)
                once[mention.actor.id] = (mention, known[1] if known else source.cue.i)
        innermost = found[0]
        cue = self._reader.span(innermost.cue.i, innermost.cue.i + 1)
        stance = innermost.stance if innermost.token is not None or not once else Stance.ASSERTS
        chain = [mention for mention, _ in reversed(once.values())]
        # who have one cue say it together: "China and Russia said"
        together = [len(list(layer)) for _, layer in groupby(reversed(once.values()), key=itemgetter(1))]
        return Attribution(tuple(map(self._home_countries.placed, chain)), stance, cue, tuple(together))

    def _at_home(self, part: Participation) -> Participation:
        """A part with its party's home country, where only place or story tell it."""
        if not isinstance(part.filler, Mention):
            return part
        placed = self._home_countries.placed(part.filler)
        return part if placed is part.filler else replace(part, filler=placed)


def _tensed(match: Match, steps: list[Step]) -> Node:
    """The verb that gives an event its tense, if it is finite: its own, its light verb, or the one above."""
    verbs = [match.support or match.head, *(step.outer for step in steps)]
    return next((verb for verb in verbs if verb.tag in ("VBZ", "VBP", "VBD")), match.head)


def _depth(match: Match) -> int:
    """How deep a trigger stands in its sentence; the noun of a light verb stands where the verb does."""
    token: Node = match.support or match.head
    return len(token.ancestors())
