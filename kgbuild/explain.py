"""Shows why an event was read as it was: the sentence with its parts marked, and the lines that decided.

A user who finds an event wrong sees here which line of the ontology matched, which words set its factuality,
and whom the claim was traced to, and so which line to change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy import displacy

from kgbuild.lexicon.confidence import Weights, load_weights
from kgbuild.records import Attribution, CountryBasis, EventMention, Mention, Reading, Span

MARKS = {"trigger": ("[", "]"), "source": ("<", ">"), "target": ("{", "}")}
"""What encloses the trigger, sources and targets in the marked sentence."""
COLOURS = {"TRIGGER": "#ffd166", "SOURCE": "#9bd1ff", "TARGET": "#ffb3a7", "SAYS SO": "#c8e6c9"}

WEIGHTIEST, LIGHTEST = 3, 100
"""How many signs of confidence are shown, and what one must weigh to be, in thousandths."""


def explain(reading: Reading, sentence: int | None = None, weights: Weights | None = None) -> Iterator[str]:
    """Lines that explain the events of a document.

    Args:
        reading: The document and its event mentions.
        sentence: Number of the only sentence to explain, counted from 1 among those that hold events.
        weights: What the signs of confidence weigh; the package's own where None.
    """
    weights = weights or load_weights()
    by_sentence: dict[Span, list[EventMention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    if len(by_sentence) < (sentence or 1):
        yield f"{reading.article.id}: {len(by_sentence) or 'no'} sentences with events"
    for number, (span, mentions) in enumerate(by_sentence.items(), start=1):
        if sentence is not None and number != sentence:
            continue
        yield f"{reading.article.id}, sentence {number}, characters {span.begin}-{span.end}"
        for mention in mentions:
            yield ""
            yield "  " + " ".join(marked(mention).split())
            yield from (f"    {line}" for line in (*_reasons(mention), *_confidence(mention, weights)))
        yield ""


def marked(mention: EventMention) -> str:
    """The sentence with trigger, sources and targets enclosed in their marks."""
    spans = [("trigger", mention.trigger)]
    spans += [(role, m.span) for role in ("source", "target") for m in mention.mentions(role)]
    inserts = []
    for kind, span in spans:
        if mention.sentence.begin <= span.begin and span.end <= mention.sentence.end:
            before, after = MARKS[kind]
            inserts += [(span.begin, 1, before), (span.end, 0, after)]
    text, offset = mention.sentence.text, mention.sentence.begin
    for position, _, mark in sorted(inserts, reverse=True):
        text = text[: position - offset] + mark + text[position - offset :]
    return text


def drawing(readings: Iterable[Reading]) -> str:
    """An HTML page, drawn by displaCy, with each event's sentence: trigger, roles and who says so.

    Args:
        readings: Documents with their event mentions; texts are escaped, so that none of them runs as script.
    """
    sentences = [_drawn(mention) for reading in readings for mention in reading.mentions]
    return displacy.render(sentences, style="ent", page=True, manual=True, options={"colors": COLOURS})


def _drawn(mention: EventMention) -> dict[str, object]:
    """One event in displaCy's form for entities, which must not overlap: the trigger comes first."""
    offset, end = mention.sentence.begin, mention.sentence.end
    spans = [("trigger", mention.trigger)]
    for participation in mention.participations:
        filler = participation.filler
        spans.append((participation.role, filler.span if isinstance(filler, Mention) else filler))
    spans += [("says so", source.span) for source in mention.attribution.sources]
    kept: list[tuple[str, Span]] = []
    for role, span in spans:
        if offset <= span.begin and span.end <= end and not any(span.overlaps(other) for _, other in kept):
            kept.append((role, span))
    kept.sort(key=lambda item: item[1])
    ents = [{"start": s.begin - offset, "end": s.end - offset, "label": role.upper()} for role, s in kept]
    return {"text": mention.sentence.text, "ents": ents, "title": " · ".join(_headline(mention))}


def _headline(mention: EventMention) -> Iterator[str]:
    yield mention.type
    yield mention.factuality.status.value
    if mention.attribution.sources:
        yield f"{_chain(mention.attribution)} {mention.attribution.stance.value}"


def _reasons(mention: EventMention) -> Iterator[str]:
    plover = f"PLOVER {mention.plover}" if mention.plover else None
    cameo = f"CAMEO {mention.cameo}" if mention.cameo else None
    codes = ", ".join(filter(None, [plover, cameo]))
    yield f"{mention.type}" + (f" ({codes})" if codes else "")
    if mention.phrase is not None:
        yield f"found by    {mention.phrase.text}   ({mention.phrase.file}, line {mention.phrase.line})"
    for role in dict.fromkeys(p.role for p in mention.participations):
        fillers = [p.filler for p in mention.participations if p.role == role]
        yield f"{role:<11} {_described(fillers)}"
    facts = mention.factuality
    values = ", ".join([facts.polarity.value, facts.certainty.value, facts.tense.value])
    yield f"factuality  {facts.status.value}: {values}"
    for operator in mention.operators:
        yield f"            because of '{operator.span.text}': {operator.effect}"
    if mention.attribution.cue is not None:
        chain = _chain(mention.attribution) or "an unnamed source"
        yield f"says who    {chain} {mention.attribution.stance.value} ('{mention.attribution.cue.text}')"
    else:
        yield "says who    the article itself"
    if mention.date is not None:
        words = f" ('{mention.date.span.text}')" if mention.date.span else ""
        yield f"date        {mention.date.value}{words}" + (", assumed" if mention.date.assumed else "")


def _confidence(mention: EventMention, weights: Weights) -> Iterator[str]:
    """How sure the reading is, and the signs that weigh most in that."""
    yield f"confidence  {mention.confidence:.2f}"
    counted = Counter(mention.signs)
    weight = {sign: number * weights.of_sign.get(sign, 0) for sign, number in counted.items()}
    for sign in sorted(weight, key=lambda sign: (-abs(weight[sign]), sign))[:WEIGHTIEST]:
        if abs(weight[sign]) >= LIGHTEST:
            times = f", {counted[sign]} times" if counted[sign] > 1 else ""
            yield f"            {'more' if weight[sign] > 0 else 'less'}, for {weights.words[sign]}{times}"


def _chain(attribution: Attribution) -> str:
    """`Reuters > China and Russia`: Reuters reports what the two say together."""
    layers = (" and ".join(source.actor.name for source in layer) for layer in attribution.layers)
    return " > ".join(layers)


def _described(fillers: Iterable[Mention | Span]) -> str:
    return "; ".join(
        f"{f.text!r}" if isinstance(f, Span) else f"{f.actor.name} [{', '.join(_details(f))}]"
        for f in fillers
    )


BASES = {
    CountryBasis.MENTION: "as others of its sort",
    CountryBasis.PLACE: "by the place",
    CountryBasis.STORY: "by the story",
}
"""What told a country that an actor's own words do not, for people."""


def _details(mention: Mention) -> list[str]:
    actor = mention.actor
    relation = f"{actor.affiliation.value} {actor.country}" if actor.affiliation and actor.country else None
    if relation and actor.country_basis:
        relation = f"{relation} ({BASES[actor.country_basis]})"
    return [part for part in (actor.kind.value, relation, actor.sector) if part]
