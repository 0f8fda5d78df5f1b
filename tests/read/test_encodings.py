"""Bytes become text: UTF-8 first, then what is declared, then what they look like, else a clear no."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.read.encodings import LineTooLongError, decode, text_lines
from kgbuild.read.web_page import declared_charset

TEXT = "“Xi denied it,” the minister said – again – in a café in Zürich."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_by_their_bytes(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_what_is_declared_goes_before_what_it_looks_like() -> None:
    text = "Cena ropy wzrosła, powiedział minister spraw zagranicznych Łukasz Żółć."

    assert decode(text.encode("iso8859-2"), "iso-8859-2") == text


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding", "ascii", "", None])
def test_a_wrong_declaration_does_no_harm(declared: str | None) -> None:
    assert decode(TEXT.encode("cp1252"), declared) == TEXT


def test_a_russian_text_in_an_old_encoding_is_read() -> None:
    text = "Министр иностранных дел встретился в понедельник со своим китайским коллегой. " * 5

    assert decode(text.encode("koi8-r")) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Xi\x00 denied", "there is a NUL at byte offset 2"),
        ("“Xi”".encode() + b"\xff", "byte 0xff cannot stand at byte offset 8"),
        (b"\xff\xfeX", "is not the UTF-16 text that its first bytes announce"),
        (b"\xef\xbb\xbfXi \xff", "is not the UTF-8 text that its first bytes announce: byte 0xff"),
        (b"\x89\x01\x02\x03\xff\x7f", "byte 0x89 cannot stand at byte offset 0"),
    ],
)
def test_what_is_no_text_says_where(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        decode(data)


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_every_text_survives_utf_8(text: str) -> None:
    assert decode(text.encode("utf-8", "replace")) == text.encode("utf-8", "replace").decode("utf-8")


@given(st.binary())
def test_any_bytes_are_text_without_nul_or_a_clear_no(data: bytes) -> None:
    try:
        outcome = decode(data)
    except ValueError as error:
        outcome = f"no text: it {error}"

    assert (
        outcome.startswith("no text: it is not")
        or "\0" not in outcome
        or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    )


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n\0", codec="utf-8")), min_size=1))
def test_lines_come_out_as_they_went_in(lines: list[str]) -> None:
    text = "".join(line + "\n" for line in lines).removeprefix("\ufeff")
    stream = io.BufferedReader(io.BytesIO(text.encode()))

    read = list(text_lines(stream, 10_000))

    assert [number for number, _ in read] == list(range(1, len(lines) + 1))
    assert [str(line).removeprefix("\ufeff") for _, line in read] == [
        line.removeprefix("\ufeff") for line in text.splitlines(keepends=True) if line
    ] or any(c in text for c in "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufeff")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_beyond_the_limit_is_told_and_the_next_is_read(encoding: str) -> None:
    stream = io.BufferedReader(io.BytesIO(f"one\n{'x' * 100}\nthree".encode(encoding)))

    read = dict(text_lines(stream, 50))

    assert (read[1], read[3]) == ("one\n", "three")
    assert isinstance(read[2], LineTooLongError)


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META http-equiv=Content-Type content='text/html; charset=windows-1251'>", "windows-1251"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>', "ISO-8859-1"),
        (b"<html>", None),
        (b" " * 5000 + b'<meta charset="utf-8">', None),
    ],
)
def test_the_charset_of_a_page_is_found_at_its_beginning(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset
