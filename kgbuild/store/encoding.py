"""Packs records into bytes and back: compact, without loss, and refused where they are of another version.

The types of the records say how: a dataclass is the list of its fields, a span of the document's text is two
numbers, an actor that comes again is the number of its first place. What comes out is MessagePack, deflated
unless it is small.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import functools
import hashlib
import operator
import types
import typing
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from kgbuild.errors import InputError
from kgbuild.records import Actor, Article, Reading, Span

FORMAT = 2
"""Of what stands around the records."""
_LEVEL = 1
"""Of deflate: level 6 saves a sixth and takes several times as long."""
_SMALL = 400
"""Bytes up to which deflating takes longer than all else, and saves little: keys of events, single actors."""
_MESSAGE = b"\x95"
"""First byte of every message, an array of five; deflated data begins with another."""

_PLAIN = (str, int, float, bool, types.NoneType, bytes)
"""Types whose values MessagePack has itself."""


class _Context:
    """What records are packed against: a text, and the actors that stand in it."""

    def __init__(self, text: str, actors: list[Any] | None = None) -> None:
        self.text = text
        self.packed: list[Any] = [] if actors is None else actors
        self.numbers: dict[Actor, int] = {}
        self.actors: dict[int, Actor] = {}


_Pack = Callable[[Any, _Context], Any]
_Unpack = Callable[[Any, _Context], Any]


def encode(reading: Reading) -> bytes:
    """A reading as bytes: the article with its text, and its event mentions with their actors."""
    return pack(reading, Reading, reading.article.text)


def decode(data: bytes) -> Reading:
    """The reading that `encode` made bytes of.

    Raises:
        InputError: They are damaged, or of another version of kgbuild.
    """
    reading: Reading = unpack(data, Reading)
    return reading


def pack(value: Any, kind: Any, text: str = "", *, apart: bool = False) -> bytes:
    """A record of this type as bytes.

    Args:
        value: A frozen dataclass, or a tuple of some, of strings, numbers, dates, enumerations and others.
        kind: Its type.
        text: The text that its spans are cut from; spans of another text are kept with their words.
        apart: The text is kept elsewhere, and will be given to `unpack`.
    """
    context = _Context(text)
    body = _coder(kind)[0](value, context)
    message = msgspec.msgpack.encode((FORMAT, schema(kind), None if apart else text, context.packed, body))
    return message if len(message) <= _SMALL else zlib.compress(message, _LEVEL)


def unpack(data: bytes, kind: Any, text: str = "") -> Any:
    """The record that `pack` made bytes of.

    Args:
        data: The bytes.
        kind: The type that they were packed as.
        text: The text that was kept apart, if it was.

    Raises:
        InputError: They are damaged, or of another version of kgbuild.
    """
    try:
        message = data if data[:1] == _MESSAGE else zlib.decompress(data)
        format, found, own, actors, body = msgspec.msgpack.decode(message)
    except (zlib.error, msgspec.DecodeError, ValueError, TypeError) as error:
        raise InputError(f"a record is damaged: {error}") from error
    if format != FORMAT or found != schema(kind):
        raise InputError("a record was written by another version of kgbuild; build it anew")
    return _coder(kind)[1](body, _Context(text if own is None else own, actors))


@functools.cache
def schema(kind: Any) -> str:
    """A digest of a type with all that it is made of: records of equal digests are packed alike."""
    return hashlib.sha256("\n".join(_described(kind, {})).encode()).hexdigest()[:16]


def _described(kind: Any, seen: dict[Any, None]) -> list[str]:
    if kind in seen:
        return []
    seen[kind] = None
    lines = [f"{kind!r}"]
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        for name, hint in _fields(kind):
            lines += [f"{kind.__name__}.{name}: {hint!r}", *_described(hint, seen)]
    elif isinstance(kind, type) and issubclass(kind, enum.Enum):
        lines += [f"{kind.__name__}.{member.name}={member.value!r}" for member in kind]
    else:
        for part in typing.get_args(kind):
            lines += _described(part, seen)
    return lines


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind) if field.init)


@functools.cache
def _coder(kind: Any) -> tuple[_Pack, _Unpack]:
    """How values of a type are packed and unpacked."""
    if _is_plain(kind):
        return (lambda value, _: value), (lambda packed, _: packed)
    if kind is Span:
        return _pack_span, _unpack_span
    if kind is Actor:
        return _pack_actor, _unpack_actor
    if kind is Article:
        return _pack_article, _unpack_article
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass_coder(kind)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return (lambda value, _: value.value), (lambda packed, _: kind(packed))
    if kind is dt.date:
        return (lambda value, _: value.toordinal()), (lambda packed, _: dt.date.fromordinal(packed))
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _union_coder(parts)
    if origin in (tuple, frozenset):
        return _sequence_coder(origin, parts)
    raise TypeError(f"{kind!r} cannot be packed")


def _dataclass_coder(kind: type) -> tuple[_Pack, _Unpack]:
    """The list of the fields; those that are plain are taken as they are, all at once."""
    fields = _fields(kind)
    values_of = _values_of([name for name, _ in fields])
    others = [(i, *_coder(hint)) for i, (_, hint) in enumerate(fields) if not _is_plain(hint)]

    def packed(value: Any, context: _Context) -> list[Any]:
        values = values_of(value)
        for i, pack_field, _ in others:
            if values[i] is not None:
                values[i] = pack_field(values[i], context)
        return values

    def unpacked(values: Any, context: _Context) -> Any:
        for i, _, unpack_field in others:
            if values[i] is not None:
                values[i] = unpack_field(values[i], context)
        return kind(*values)

    return packed, unpacked


def _values_of(names: Sequence[str]) -> Callable[[Any], list[Any]]:
    """What lists the values that a record has under these names."""
    if len(names) == 1:
        return lambda value: [getattr(value, names[0])]
    getter = operator.attrgetter(*names)
    return lambda value: list(getter(value))


def _is_plain(kind: Any) -> bool:
    """Whether values of a type are packed as they are: strings, numbers, None, or one of these."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return all(_is_plain(part) for part in typing.get_args(kind))
    return kind in _PLAIN


def _union_coder(parts: tuple[Any, ...]) -> tuple[_Pack, _Unpack]:
    """None is none; where several types remain, the number of the type stands before the value."""
    kinds = [part for part in parts if part is not types.NoneType]
    coders = [_coder(part) for part in kinds]
    if len(kinds) == 1:
        pack_one, unpack_one = coders[0]
        return (
            lambda value, context: None if value is None else pack_one(value, context),
            lambda value, context: None if value is None else unpack_one(value, context),
        )
    numbers = {typing.get_origin(part) or part: number for number, part in enumerate(kinds)}

    def packed(value: Any, context: _Context) -> Any:
        if value is None:
            return None
        number = numbers[type(value)]
        return [number, coders[number][0](value, context)]

    def unpacked(value: Any, context: _Context) -> Any:
        return None if value is None else coders[value[0]][1](value[1], context)

    return packed, unpacked


def _sequence_coder(origin: Any, parts: tuple[Any, ...]) -> tuple[_Pack, _Unpack]:
    """Tuples of one type and any length, tuples of several types, and frozen sets, which are sorted."""
    if origin is tuple and parts[-1:] != (Ellipsis,):
        coders = [_coder(part) for part in parts]
        return (
            lambda value, context: [c[0](v, context) for c, v in zip(coders, value, strict=True)],
            lambda value, context: tuple([c[1](v, context) for c, v in zip(coders, value, strict=True)]),
        )
    order: Callable[[Any], Any] = sorted if origin is frozenset else list
    if _is_plain(parts[0]):
        return (lambda value, _: order(value)), (lambda value, _: origin(value))
    pack_one, unpack_one = _coder(parts[0])
    return (
        lambda value, context: [pack_one(item, context) for item in order(value)],
        lambda value, context: origin([unpack_one(item, context) for item in value]),
    )


def _pack_span(span: Span, context: _Context) -> list[Any]:
    begin, end = span.begin, span.end
    return [begin, end] if context.text[begin:end] == span.text else [begin, end, span.text]


def _unpack_span(packed: list[Any], context: _Context) -> Span:
    begin, end, *text = packed
    return Span(begin, end, text[0] if text else context.text[begin:end])


def _pack_actor(actor: Actor, context: _Context) -> int:
    number = context.numbers.get(actor)
    if number is None:
        packed = _actor_coder()[0](actor, context)
        number = context.numbers[actor] = len(context.packed)
        context.packed.append(packed)
    return number


def _unpack_actor(number: int, context: _Context) -> Actor:
    actor = context.actors.get(number)
    if actor is None:
        actor = context.actors[number] = _actor_coder()[1](context.packed[number], context)
    return actor


@functools.cache
def _actor_coder() -> tuple[_Pack, _Unpack]:
    return _dataclass_coder(Actor)


def _pack_article(article: Article, context: _Context) -> list[Any]:
    """The article; its text is left out where everything is packed against it."""
    own = article.text == context.text
    bare = dataclasses.replace(article, text="") if own else article
    return [own, *_article_coder()[0](bare, context)]


def _unpack_article(packed: list[Any], context: _Context) -> Article:
    own, *values = packed
    article: Article = _article_coder()[1](values, context)
    return dataclasses.replace(article, text=context.text) if own else article


@functools.cache
def _article_coder() -> tuple[_Pack, _Unpack]:
    return _dataclass_coder(Article)
