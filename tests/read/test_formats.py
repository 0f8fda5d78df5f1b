"""Formats are told by names and first bytes; optional libraries are asked for by name."""

import datetime as dt
import io
import sys
from pathlib import Path

import pytest
from packed_stories import STORIES, page, parquet, read, warc

from kgbuild.errors import MissingExtraError
from kgbuild.read.columns import Columns
from kgbuild.read.corpus import read_articles
from kgbuild.read.formats import Format, format_of_bytes, format_of_name
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkipReason


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.txt", Format.TEXT),
        ("A.TXT", Format.TEXT),
        ("a.jsonl.gz", Format.GZIP),
        ("CC-NEWS-20240425192118-00042.warc", Format.WARC),
        ("a.HTM", Format.HTML),
        ("a.docx", None),
        ("a", None),
        ("txt", None),
        ("", None),
    ],
)
def test_names(name: str, found: Format | None) -> None:
    assert format_of_name(name) is found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"\x1f\x8b\x08", Format.GZIP),
        (b"PK\x03\x04", Format.ZIP),
        (b"PAR1", Format.PARQUET),
        (b"WARC/1.0\r\n", Format.WARC),
        (b"\xef\xbb\xbf<!DOCTYPE html>", Format.HTML),
        (b"\n <!-- saved --> <html>", Format.HTML),
        (b'{"id": 1}', Format.JSON_LINES),
        (b'[{"id": 1}]', Format.JSON),
        (b"{Xi denied it.}", Format.TEXT),
        (b"", Format.TEXT),
    ],
)
def test_first_bytes(head: bytes, found: Format) -> None:
    assert format_of_bytes(head) is found


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [("pyarrow.parquet", "a.parquet", "parquet"), ("fastwarc.warc", "a.warc.gz", "warc")],
)
def test_a_missing_library_is_named_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, extra: str
) -> None:
    (tmp_path / name).write_bytes(b"")
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(MissingExtraError, match=rf"pip install 'kgbuild\[{extra}\]'"):
        read_articles([tmp_path], on_skip=lambda skip: None)


def test_inside_an_archive_a_missing_library_skips_the_member(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").write_bytes(warc(STORIES))
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)

    _, [skip] = read([tmp_path / "news"])

    assert skip.reason is SkipReason.UNSUPPORTED
    assert "pip install 'kgbuild[warc]'" in str(skip)


def test_times_and_zones_of_parquet_give_the_day(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    moment = dt.datetime(2015, 9, 25, 10, tzinfo=dt.UTC)
    for number, kind in enumerate([pa.timestamp("ns"), pa.timestamp("us", "America/New_York"), pa.date32()]):
        table = pa.table(
            {"body": ["Xi denied it."], "published": pa.array([moment], pa.timestamp("us", "UTC"))}
        )
        table = table.set_column(1, "published", table.column(1).cast(kind))
        pq.write_table(table, tmp_path / f"{number}.parquet")

    articles, skipped = read([tmp_path])

    assert skipped == []
    assert [a.date and a.date.value for a in articles] == ["2015-09-25"] * 3


def test_a_value_of_parquet_that_is_no_text_costs_its_row(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    damaged = pa.array([b"Xi denied it.", b"Xi \xff", b"Kerry insisted."]).cast(pa.string(), safe=False)
    stream = io.BytesIO()
    pq.write_table(pa.table({"text": damaged}), stream)
    (tmp_path / "a.parquet").write_bytes(stream.getvalue())

    articles, skipped = read([tmp_path])

    assert [a.id for a in articles] == ["a.parquet#1", "a.parquet#3"]
    assert [(s.reason, s.line) for s in skipped] == [(SkipReason.NOT_TEXT, 2)]


def test_a_parquet_file_without_a_text_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(parquet(STORIES))

    _, [skip] = read([tmp_path], ReadOptions(columns=Columns(text="lead")))

    assert "has no field `lead`" in str(skip)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "ID,Headline,Body,Published At,Link,Source",
            ("7", "Xi denies", "2015-09-25", "https://x.example/1", "X"),
        ),
        (
            "uuid,title,content,pub_date,url,outlet",
            ("7", "Xi denies", "2015-09-25", "https://x.example/1", "X"),
        ),
    ],
)
def test_columns_are_guessed_by_their_usual_names(
    tmp_path: Path, header: str, expected: tuple[str, ...]
) -> None:
    row = "7,Xi denies,Xi denied it.,2015-09-25,https://x.example/1,X"
    (tmp_path / "news.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")

    [article], _ = read([tmp_path])

    found = (article.id, article.title, article.date and article.date.value, article.url, article.publisher)
    assert found == expected


def test_a_page_keeps_its_words_and_not_its_furniture(tmp_path: Path) -> None:
    html = page(STORIES[0]).replace(
        "</article>", "<p>Sign up for our newsletter</p></article><p>Read more: Talks</p>"
    )
    (tmp_path / "a.html").write_text(html, encoding="utf-8")

    [article], _ = read([tmp_path])

    assert "newsletter" not in article.reading_text()
    assert "Read more" not in article.reading_text()
    assert "<p>" not in article.text


def test_the_headline_stands_before_the_text_where_the_page_keeps_it_elsewhere(tmp_path: Path) -> None:
    html = page(STORIES[1]).replace(f"<h1>{STORIES[1].title}</h1>", "")
    (tmp_path / "a.html").write_text(html, encoding="utf-8")

    [article], _ = read([tmp_path])

    assert article.text.startswith(STORIES[1].title + "\n\n")
    assert article.passages[0].kind == "title"
