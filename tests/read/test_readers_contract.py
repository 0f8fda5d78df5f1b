"""What holds for every format: the same three articles come out, whatever they were packed in."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from packed_stories import STORIES, WRITERS, passages, read

Writer = Callable[[Path], list[Path]]
ALL = pytest.mark.parametrize("write", list(WRITERS.values()), ids=list(WRITERS))
WITH_METADATA = pytest.mark.parametrize(
    "write",
    [w for name, w in WRITERS.items() if "text" not in name],
    ids=[n for n in WRITERS if "text" not in n],
)


@ALL
def test_every_article_is_read_in_order_and_nothing_is_skipped(tmp_path: Path, write: Writer) -> None:
    articles, skipped = read(write(tmp_path))

    assert [str(skip) for skip in skipped] == []
    assert [article.title for article in articles] == [story.title for story in STORIES]


@ALL
def test_the_passages_are_headline_and_paragraphs(tmp_path: Path, write: Writer) -> None:
    articles, _ = read(write(tmp_path))

    for article, story in zip(articles, STORIES, strict=True):
        paragraphs = [p.removeprefix("OSLO — ") for p in story.paragraphs]
        assert list(passages(article)) == [story.title, *paragraphs]
        assert [p.kind for p in article.passages] == ["title", "body", "body"]


@ALL
def test_reading_text_keeps_every_offset(tmp_path: Path, write: Writer) -> None:
    for article in read(write(tmp_path))[0]:
        reading = article.reading_text()
        assert len(reading) == len(article.text)
        for p in article.passages:
            assert reading[p.begin : p.end] == article.text[p.begin : p.end]


@ALL
def test_ids_are_unique_and_paths_say_where_it_stood(tmp_path: Path, write: Writer) -> None:
    articles, _ = read(write(tmp_path))

    assert len({article.id for article in articles}) == len(STORIES)
    assert all(article.path and article.path.startswith(str(tmp_path)) for article in articles)


@WITH_METADATA
def test_date_address_and_publisher_are_read(tmp_path: Path, write: Writer) -> None:
    articles, _ = read(write(tmp_path))

    assert [a.date and (a.date.value, a.date.basis) for a in articles] == [
        (s.date, "metadata") for s in STORIES
    ]
    assert [a.url for a in articles] == [s.url for s in STORIES]
    assert [a.publisher for a in articles] == [s.publisher for s in STORIES]


@ALL
def test_the_same_files_give_the_same_articles(tmp_path: Path, write: Writer) -> None:
    paths = write(tmp_path)

    assert read(paths) == read(paths)


@ALL
def test_a_copy_is_marked_as_a_duplicate(tmp_path: Path, write: Writer) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    articles, _ = read([*write(tmp_path / "a"), *write(tmp_path / "b")])

    assert [a.duplicate_of for a in articles] == [None] * 3 + [a.id for a in articles[:3]]


@ALL
def test_a_file_cut_anywhere_is_survived(tmp_path: Path, write: Writer) -> None:
    write(tmp_path)
    whole = {path: path.read_bytes() for path in sorted(tmp_path.iterdir())}

    for eighth in range(8):
        for path, data in whole.items():
            path.write_bytes(data[: len(data) * eighth // 8])
        articles, skipped = read(sorted(whole))
        assert len(articles) + len(skipped) > 0
        assert len(articles) <= len(STORIES)


@pytest.mark.parametrize(
    "name", ["json lines", "json", "parquet", "warc", "warc.gz", "zip of texts", "no ending, warc.gz"]
)
def test_standard_input_is_read_whatever_it_holds(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    [path] = WRITERS[name](tmp_path)

    class Standard:
        buffer = io.BufferedReader(io.BytesIO(path.read_bytes()))

    monkeypatch.setattr("sys.stdin", Standard)
    articles, skipped = read([Path("-")])

    assert skipped == []
    assert [article.title for article in articles] == [story.title for story in STORIES]
