"""A corpus is read to its end whatever is in it, and every article keeps its text and its place."""

import json
import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest

from kgbuild.errors import InputError
from kgbuild.read.columns import Columns
from kgbuild.read.corpus import count_documents, read_articles
from kgbuild.read.options import Limits, ReadOptions
from kgbuild.read.skipped import SkippedDocument, SkipReason
from kgbuild.records import Article

SEEDS = Path(__file__).parents[2] / "seeds"


def read(*paths: Path, options: ReadOptions | None = None) -> tuple[list[Article], list[SkippedDocument]]:
    skipped: list[SkippedDocument] = []
    return list(read_articles(paths, on_skip=skipped.append, options=options)), skipped


def json_lines(path: Path, records: Sequence[object]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_the_seeds_are_two_articles_named_by_their_files() -> None:
    articles, skipped = read(SEEDS)

    assert [a.id for a in articles] == ["000_de065e17ae9a29ea.txt", "002_e8321e7ca4a7657d.txt"]
    assert [a.text for a in articles] == [(SEEDS / a.id).read_bytes().decode("utf-8") for a in articles]
    assert [a.date for a in articles] == [None, None]
    assert skipped == []


def test_line_ends_and_a_byte_order_mark_do_not_move_offsets(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfXi denied it.\r\n\r\nThe U.S. insisted.\r\n")

    [article], _ = read(tmp_path)

    assert article.text == "Xi denied it.\r\n\r\nThe U.S. insisted.\r\n"
    assert [(p.begin, p.end) for p in article.passages] == [(0, 13), (17, 35)]


def test_a_record_gives_its_metadata(tmp_path: Path) -> None:
    path = json_lines(
        tmp_path / "news.jsonl",
        [{"id": "n1", "text": "Xi denied it.", "date": "2015-09-13", "title": "Xi denies",
          "publisher": "The Planet", "url": "https://planet.example/x"}],
    )  # fmt: skip

    [article], skipped = read(path)

    assert skipped == []
    assert (article.id, article.title, article.publisher) == ("n1", "Xi denies", "The Planet")
    assert article.url == "https://planet.example/x"
    assert article.date is not None
    assert (article.date.value, article.date.basis) == ("2015-09-13", "metadata")


def test_an_address_gives_date_and_publisher_where_nothing_else_does(tmp_path: Path) -> None:
    record = {"id": 7, "text": "Xi denied it.", "url": "https://www.planet.example/2015/09/13/xi"}

    [article], _ = read(json_lines(tmp_path / "news.jsonl", [record]))

    assert article.date is not None
    assert (article.id, article.publisher) == ("7", "planet.example")
    assert (article.date.value, article.date.basis) == ("2015-09-13", "url")


def test_records_without_an_id_are_named_by_file_and_line(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "news.jsonl", [{"text": "Xi denied it."}, {"text": "Kerry insisted."}])

    assert [a.id for a in read(path)[0]] == ["news.jsonl#1", "news.jsonl#2"]


def test_ids_that_come_again_are_told_apart(tmp_path: Path) -> None:
    records = [{"id": "1", "text": "Xi denied it."}, {"id": "1", "text": "Kerry insisted."}] * 2

    articles, _ = read(json_lines(tmp_path / "a.jsonl", records), json_lines(tmp_path / "b.jsonl", records))

    assert [a.id for a in articles] == [
        "1", "a.jsonl/1", "a.jsonl/1#2", "a.jsonl/1#3",
        "b.jsonl/1", "b.jsonl/1#2", "b.jsonl/1#3", "b.jsonl/1#4",
    ]  # fmt: skip


BAD_LINES = [
    (b'{"id": "x", "text": ', SkipReason.MALFORMED, "is not JSON"),
    (b"[1, 2]", SkipReason.MALFORMED, "is not a JSON object"),
    (b'{"id": "x", "headline": "Xi"}', SkipReason.MALFORMED, "has no field `text`; it has 'headline', 'id'"),
    (b'{"id": "x", "text": 5}', SkipReason.MALFORMED, "no string"),
    (b'{"id": "x", "text": null}', SkipReason.EMPTY, "has no text"),
    (b'{"id": "x", "text": " \\n "}', SkipReason.EMPTY, "has no text"),
    (b'{"id": "x", "text": "caf\xc3\xa9 \xff"}', SkipReason.NOT_TEXT, "0xff cannot stand at byte offset 27"),
    (b'{"id": "x", "text": "Xi\\u0000 denied"}', SkipReason.NOT_TEXT, "there is a NUL at character 2"),
    (b"[" * 100_000, SkipReason.MALFORMED, "nested too deeply"),
    (b'{"id": "x", "text": "' + b"Xi. " * 1000 + b'"}', SkipReason.TOO_LARGE, "longer than the 2,000 bytes"),
    (b'{"id": "x", "text": "' + b"Xi. " * 300 + b'"}', SkipReason.TOO_LARGE, "1,200 characters"),
]


@pytest.mark.parametrize(("line", "reason", "message"), BAD_LINES)
def test_a_bad_line_is_named_and_the_next_is_read(
    tmp_path: Path, line: bytes, reason: SkipReason, message: str
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"id": "a", "text": "One."}\n\n' + line + b'\n{"id": "b", "text": "Two."}')
    limits = Limits(bytes=200_000 if line.startswith(b"[[") else 2000, characters=1000)

    articles, [skipped] = read(path, options=ReadOptions(limits=limits))

    assert [a.id for a in articles] == ["a", "b"]
    assert (skipped.reason, skipped.line, skipped.path) == (reason, 3, str(path))
    assert str(skipped).startswith(f"{path}, line 3: ")
    assert message in str(skipped)


@pytest.mark.parametrize(
    ("data", "reason", "message"),
    [
        (b"Xi\xe2\x80\x99s den\xffial.", SkipReason.NOT_TEXT, "byte 0xff cannot stand at byte offset 10"),
        (b"Xi den\xff\x01ied it.", SkipReason.NOT_TEXT, "byte 0xff cannot stand at byte offset 6"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", SkipReason.NOT_TEXT, "NUL at byte offset 8"),
        (b"", SkipReason.EMPTY, "holds no text"),
        (b" \n\t\r\n ", SkipReason.EMPTY, "holds no text"),
        (b"Share\n\nAdvertisement\n", SkipReason.EMPTY, "no text of an article"),
        (b"Xi. " * 1000, SkipReason.TOO_LARGE, "larger than the 2,000 bytes"),
    ],
)
def test_a_bad_file_is_named_and_the_next_is_read(
    tmp_path: Path, data: bytes, reason: SkipReason, message: str
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "b.txt").write_bytes(b"Xi denied it.")

    articles, [skipped] = read(tmp_path, options=ReadOptions(limits=Limits(bytes=2000)))

    assert [a.id for a in articles] == ["b.txt"]
    assert (skipped.reason, skipped.document) == (reason, "a.txt")
    assert str(skipped).startswith(f"{tmp_path / 'a.txt'}: ")
    assert message in str(skipped)


def test_files_of_another_kind_are_passed_over_in_folders_only(tmp_path: Path) -> None:
    path = tmp_path / "talks.news"
    path.write_text("Xi denied it.", encoding="utf-8")

    assert [skip.reason for skip in read(tmp_path)[1]] == [SkipReason.UNSUPPORTED]
    assert [a.id for a in read(path)[0]] == ["talks.news"]


def test_half_an_emoji_is_replaced_character_for_character(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "a", "text": "Xi \\ud83d denied \\ud83d\\ude42 it."}\n', encoding="utf-8")

    [article], _ = read(path)

    assert article.text == "Xi \ufffd denied 🙂 it."


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file or folder"):
        read_articles([tmp_path / "nowhere"], on_skip=lambda skip: None)


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "news.jsonl", [{"nr": 3, "text": "raw", "lead": "Xi denied it."}])

    [article], _ = read(path, options=ReadOptions(columns=Columns(text="lead", id="nr")))

    assert (article.id, article.text) == ("3", "Xi denied it.")


def test_documents_are_counted_without_reading_them(tmp_path: Path) -> None:
    json_lines(tmp_path / "a.jsonl", [{"text": "Xi denied it."}] * 3)
    (tmp_path / "b.jsonl").write_text('{"text": "One."}\n{"text": "Two."}', encoding="utf-8")
    (tmp_path / "c.txt").write_text("Xi denied it.", encoding="utf-8")

    assert count_documents([tmp_path]) == 6


def test_a_skip_survives_the_way_from_a_worker_process() -> None:
    skip = SkippedDocument(SkipReason.EMPTY, "holds no text", path="a.txt", line=3, document="x")

    copy = pickle.loads(pickle.dumps(skip))

    assert (str(copy), copy.reason, copy.line, copy.document) == (str(skip), skip.reason, 3, "x")


def test_a_message_stays_on_one_line_whatever_the_path_holds() -> None:
    skip = SkippedDocument(SkipReason.EMPTY, "holds no text", path="two\nlines\udce9.txt")

    assert str(skip) == "two\\nlines\\udce9.txt: holds no text"
