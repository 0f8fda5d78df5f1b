"""Says who claims what: one claim per event mention and source, and a claim about a claim where one reports.

An article that says something in its own voice makes the claim through its publisher. Where A says that B
says it, B's claim has the event as content, and A's claim has B's claim. Two who say it together make one
claim, of both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kgbuild.lexicon.slugs import slug
from kgbuild.records import Claim, EventMention, Stance


def claims_of(
    mentions: Sequence[tuple[EventMention, str]], document_name: str
) -> Iterator[tuple[Claim, ...]]:
    """The claims of one document: for each event mention the chain of claims, innermost first.

    Args:
        mentions: The event mentions of the document with the ids of their events.
        document_name: The last part of the document's path, which the claims' ids begin with.
    """
    seen: Counter[str] = Counter()
    for mention, event in sorted(mentions, key=mention_order):
        stem = f"claim/{document_name}/{slug(mention.type)}-{mention.trigger.begin}"
        seen[stem] += 1
        yield _chain(mention, event, stem if seen[stem] == 1 else f"{stem}-{seen[stem]}")


def mention_order(pair: tuple[EventMention, str]) -> tuple[str, int, int, int, int, str, str]:
    """The order of event mentions: document, sentence, salience, place; then type and event."""
    mention, event = pair
    trigger = mention.trigger
    place = (mention.document, mention.sentence.begin, mention.rank, trigger.begin, trigger.end)
    return (*place, mention.type, event)


def in_own_voice(mention: EventMention) -> bool:
    """Whether the article says it itself: nobody is named who says so, and no word such as `reportedly`."""
    return not mention.attribution.sources and mention.attribution.cue is None


def _chain(mention: EventMention, event: str, stem: str) -> tuple[Claim, ...]:
    stance, innermost_first = mention.attribution.stance, mention.attribution.layers[::-1]
    if not innermost_first:
        return (Claim(stem, event, mention, (), stance),)
    claims = [Claim(stem, event, mention, innermost_first[0], stance)]
    for depth, sources in enumerate(innermost_first[1:], start=1):
        reported = claims[-1].id
        claims.append(Claim(f"{stem}/by-{depth}", event, mention, sources, Stance.ASSERTS, content=reported))
    return tuple(claims)
