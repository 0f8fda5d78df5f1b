"""The worst that a folder can hold, and what happens: the rest is read, and each fault is named once."""

import csv
import gzip
import io
import json
import os
import threading
import time
import zipfile
from pathlib import Path

import pytest
from packed_stories import STORIES, json_lines, page, parquet, passages, read, rows, warc, warc_record, zipped

from kgbuild.read.options import Limits, ReadOptions
from kgbuild.read.skipped import SkipReason

GOOD, OTHER = b"Xi denied it.", b"Kerry insisted."


def skips(*paths: Path, limits: Limits | None = None) -> list[tuple[SkipReason, str]]:
    """What is skipped, the good articles beside it having been read."""
    options = ReadOptions(limits=limits or Limits())
    return [(skip.reason, str(skip)) for skip in read(list(paths), options)[1]]


def test_fifty_megabytes_on_one_line_are_passed_over_and_the_next_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"id": "big", "text": "')
        for _ in range(50):
            stream.write(b"Xi. " * 250_000)
        stream.write(b'"}\n{"id": "small", "text": "Xi denied it."}\n')

    articles, [skip] = read([path])

    assert [article.id for article in articles] == ["small"]
    assert (skip.reason, skip.line) == (SkipReason.TOO_LARGE, 1)


@pytest.mark.parametrize("name", ["big.txt", "big.html", "big.json"])
def test_a_file_of_fifty_megabytes_is_too_large_for_one_document(tmp_path: Path, name: str) -> None:
    limits = Limits(bytes=1_000_000)
    (tmp_path / name).write_bytes(b"Xi. " * 12_500_000)

    [(reason, message)] = skips(tmp_path, limits=limits)

    assert reason is SkipReason.TOO_LARGE
    assert "bytes that a document may have; split it" in message


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_deeply_nested_html_is_named(tmp_path: Path, depth: int) -> None:
    html = f"<html><body>{'<div>' * depth}<p>Xi denied it.</p>{'</div>' * depth}</body></html>"
    (tmp_path / "deep.html").write_text(html, encoding="utf-8")

    [(reason, message)] = skips(tmp_path)

    assert reason is SkipReason.TOO_LARGE
    assert "nested deeper than 250 elements" in message


def test_a_gzip_bomb_is_stopped_early(tmp_path: Path) -> None:
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(bytes(100_000_000), 1))
    begin = time.perf_counter()

    [(reason, message)] = skips(tmp_path, limits=Limits(bytes=10**9))

    assert reason is SkipReason.TOO_LARGE
    assert "unpacks to more than it should" in message
    assert time.perf_counter() - begin < 10


def test_a_zip_bomb_is_stopped_and_the_other_members_are_read(tmp_path: Path) -> None:
    (tmp_path / "news.zip").write_bytes(zipped({"a.txt": GOOD, "b.txt": bytes(50_000_000), "c.txt": OTHER}))

    articles, [skip] = read([tmp_path], ReadOptions(limits=Limits(bytes=10**9)))

    assert [article.id for article in articles] == ["news.zip/a.txt", "news.zip/c.txt"]
    assert skip.reason is SkipReason.TOO_LARGE
    assert skip.path.endswith("news.zip!b.txt")


def test_many_members_share_one_budget(tmp_path: Path) -> None:
    (tmp_path / "news.zip").write_bytes(zipped({f"{i}.txt": bytes(i) + b"Xi. " * 1000 for i in range(9)}))

    reasons = [reason for reason, _ in skips(tmp_path, limits=Limits(unpacked=20_000))]

    assert reasons.count(SkipReason.TOO_LARGE) >= 4


def test_archives_within_archives_end_somewhere(tmp_path: Path) -> None:
    data = zipped({"a.txt": GOOD})
    for level in range(5):
        data = zipped({f"{level}.zip": data})
    (tmp_path / "news.zip").write_bytes(data)

    [(reason, message)] = skips(tmp_path)

    assert reason is SkipReason.TOO_LARGE
    assert "lies in 3 archives within each other" in message


def test_members_that_climb_out_of_an_archive_write_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/news.zip").write_bytes(zipped({"../../evil.txt": GOOD, "/etc/evil.txt": OTHER}))

    articles, _ = read([tmp_path / "in"])

    assert len(articles) == 2
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "news.zip"]


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": GOOD}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "news.zip").write_bytes(bytes(data))

    [(reason, message)] = skips(tmp_path)

    assert reason is SkipReason.UNREADABLE
    assert "is encrypted" in message


def test_a_member_with_a_wrong_checksum_is_named(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", GOOD)
        archive.writestr("b.txt", b"Kerry insisted.")
    (tmp_path / "news.zip").write_bytes(stream.getvalue().replace(GOOD, b"Xi denies it."))

    articles, [skip] = read([tmp_path])

    assert [article.id for article in articles] == ["news.zip/b.txt"]
    assert skip.reason is SkipReason.MALFORMED
    assert "cut short or damaged" in str(skip)


TABLE = [["id", "text"], ["1", "Xi denied it."], ["2", "Kerry insisted,\ntwice."], ["3", "Obama left."]]


def table_with(line: bytes) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(TABLE)
    before, after = stream.getvalue().encode().split(b"2,", 1)
    return before + line + b"\r\n2," + after


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'x,"He said "no" twice', "a quote is missing or too many"),
        (b'x,"never closed', "a quote is missing or too many"),
        (b'x,"closed" too early', "a quote is missing or too many"),
        (b"x,one,two", "has 3 fields where the header has 2"),
        (b"x", "has 1 fields where the header has 2"),
        (b"x,caf\xc3\xa9 \xff", "0xff cannot stand at byte offset 8"),
        (b"x,", "has no text"),
    ],
)
@pytest.mark.parametrize("end", [b"", b'9,"A last ""quoted"" line."\r\n'])
def test_a_stray_quote_in_a_table_costs_one_row(
    tmp_path: Path, line: bytes, message: str, end: bytes
) -> None:
    (tmp_path / "news.csv").write_bytes(table_with(line) + end)

    articles, [skip] = read([tmp_path])

    assert [a.text for a in articles][:3] == ["Xi denied it.", "Kerry insisted,\ntwice.", "Obama left."]
    assert len(articles) == 3 + bool(end)
    assert skip.line == 3
    assert message in str(skip)


def test_a_quote_that_is_never_closed_does_not_swallow_a_long_file(tmp_path: Path) -> None:
    text = 'id,text\n0,"never closed\n' + "".join(f"{i},Kerry insisted {i} times.\n" for i in range(1, 5_001))
    (tmp_path / "news.csv").write_text(text, encoding="utf-8")

    articles, [skip] = read([tmp_path], ReadOptions(limits=Limits(characters=10_000)))

    assert len(articles) == 5_000
    assert skip.line == 2


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_parquet_file_is_named(tmp_path: Path, share: float) -> None:
    data = parquet(STORIES)
    (tmp_path / "news.parquet").write_bytes(data[: int(len(data) * share)])

    [(reason, message)] = skips(tmp_path)

    assert reason is SkipReason.MALFORMED
    assert "is no Parquet file, or is cut short or damaged behind row 0" in message


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_of_a_truncated_web_archive_what_is_whole_is_read(tmp_path: Path, pack: type[bytes]) -> None:
    name = "news.warc" if pack is bytes else "news.warc.gz"
    data = pack(warc(STORIES))
    (tmp_path / name).write_bytes(data[: len(data) * 3 // 4])

    articles, skipped = read([tmp_path])

    assert 1 <= len(articles) < len(STORIES)
    assert [skip.reason for skip in skipped] == [SkipReason.MALFORMED]


def test_a_web_archive_holds_more_than_pages(tmp_path: Path) -> None:
    data = b"".join(
        [
            warc_record("https://x.example/logo.png", b"\x89PNG", "image/png"),
            warc_record("https://x.example/gone", page(STORIES[0]).encode(), status="404 Not Found"),
            warc_record("https://x.example/moved", b"", status="301 Moved"),
            warc_record("https://x.example/plain", b"Xi denied it.", "text/plain"),
            warc_record("https://x.example/empty", b""),
            warc_record(
                "https://x.example/zip",
                gzip.compress(OTHER),
                "text/plain\r\nContent-Encoding: gzip",
            ),
            warc_record("https://x.example/nothing", b"<html><body><nav>Home</nav></body></html>"),
        ]
    )
    (tmp_path / "news.warc").write_bytes(data)

    articles, skipped = read([tmp_path])

    assert [a.id for a in articles] == ["https://x.example/plain", "https://x.example/zip"]
    assert [(s.reason, s.line) for s in skipped] == [(SkipReason.EMPTY, 5), (SkipReason.EMPTY, 7)]
    assert [a.date for a in articles] == [None, None]


def test_garbage_between_records_is_named(tmp_path: Path) -> None:
    data = warc(STORIES[:1]) + b"garbage\r\n" * 20 + warc(STORIES[1:])
    (tmp_path / "news.warc").write_bytes(data)

    articles, [skip] = read([tmp_path])

    assert len(articles) == 1
    assert "damaged behind record 1" in str(skip)


def test_right_to_left_and_combining_characters_keep_their_places(tmp_path: Path) -> None:
    text = (
        "The minister said \u202bالسلام عليكم\u202c in Cairo.\n\n"
        "E\u0301 and Zalgo: Z\u0351\u036b\u0343 stays, 👩\u200d👩\u200d👧 too.\n"
    )
    (tmp_path / "a.txt").write_bytes(text.encode())

    [article], _ = read([tmp_path])

    assert article.text == text
    assert list(passages(article)) == text.strip().split("\n\n")


def test_ten_thousand_tiny_files_are_read_in_order_and_soon(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").write_bytes(b"Kerry met %d envoys." % number)
    begin = time.perf_counter()

    articles, skipped = read([tmp_path])

    assert [a.id for a in articles] == [f"{n:05}.txt" for n in range(10_000)]
    assert skipped == []
    assert time.perf_counter() - begin < 60


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_bytes(GOOD)

    [(reason, message)] = skips(tmp_path)

    assert reason is SkipReason.UNREADABLE
    assert "is a pipe" in message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "news.jsonl"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(json_lines(STORIES)))
    writer.start()

    articles, _ = read([pipe])

    writer.join()
    assert len(articles) == 3


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")

    [(reason, message)] = skips(tmp_path)

    assert reason is SkipReason.UNREADABLE
    assert "is a link to nothing" in message


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden here")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "a.txt").chmod(0)

    [(reason, message)] = skips(tmp_path)

    assert reason is SkipReason.UNREADABLE
    assert "check the file and its permissions" in message


@pytest.mark.parametrize("ending", "txt html jsonl json csv parquet warc zip gz".split())
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x00" * 100, b"\xff\xfe", bytes(range(256)) * 4])
def test_empty_blank_and_binary_files_of_every_kind_are_named_once(
    tmp_path: Path, ending: str, data: bytes
) -> None:
    name = f"a.{ending}"
    (tmp_path / name).write_bytes(data)

    articles, skipped = read([tmp_path])

    assert articles == []
    assert len(skipped) >= 1
    assert all(str(skip).startswith(str(tmp_path / name)) and "\n" not in str(skip) for skip in skipped)


@pytest.mark.parametrize(
    "record",
    [
        {"id": None, "text": "Xi denied it."},
        {"id": {"a": 1}, "text": "Xi denied it.", "date": {"year": 2015}, "title": [], "url": 7},
        {"text": "Xi denied it.", "date": "soon", "url": "http://[broken", "publisher": ""},
        {"text": "Xi denied it.", "date": 10**400},
        {"text": "Xi denied it.", "url": "https://x.example:99999/2015/99/99/"},
    ],
)
def test_strange_metadata_costs_only_itself(tmp_path: Path, record: dict[str, object]) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps(record), encoding="utf-8")

    [article], skipped = read([tmp_path])

    assert (article.text, article.date, skipped) == ("Xi denied it.", None, [])


def test_a_table_without_a_text_column_says_which_columns_it_has(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_bytes(b"nr,lead\n1,Xi denied it.\n")

    [(reason, message)] = skips(tmp_path)

    assert reason is SkipReason.MALFORMED
    assert message.endswith("has no field `text`; it has 'lead', 'nr'; name the column of the text")


def test_one_json_object_is_one_document_and_a_number_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(rows(STORIES)[0]), encoding="utf-8")
    (tmp_path / "b.json").write_text("[17, null]", encoding="utf-8")

    articles, skipped = read([tmp_path])

    assert [a.id for a in articles] == ["s1"]
    assert [s.line for s in skipped] == [1, 2]
