"""Writes the same three articles in every format that is read, for the tests that hold for all readers."""

import csv
import gzip
import html
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kgbuild.read.corpus import read_articles
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkippedDocument
from kgbuild.records import Article


@dataclass(frozen=True)
class Story:
    id: str
    title: str
    paragraphs: tuple[str, ...]
    date: str = "2015-09-25"
    url: str = "https://planet.example/world/xi-visit"
    publisher: str = "The Planet"

    @property
    def text(self) -> str:
        return "\n\n".join((self.title, *self.paragraphs))


STORIES = (
    Story(
        "s1",
        "China and the U.S. agree on rules for cyberspace",
        (
            "President Xi Jinping met President Barack Obama in Washington on Friday, and the two agreed "
            "that neither government will support the theft of trade secrets.",
            "“We have made progress,” Obama told reporters in the Rose Garden. Xi denied that China’s "
            "government had ordered the attacks, which officials have blamed on Chinese hackers.",
        ),
        url="https://planet.example/world/xi-visit",
    ),
    Story(
        "s2",
        "Norway expels two Russian diplomats",
        (
            "OSLO — Norway expelled two Russian diplomats on Monday, the foreign ministry said in a "
            "statement that gave no reasons for the decision.",
            "Moscow called the step unfriendly; Zürich-born ambassador José Müller declined to comment.",
        ),
        url="https://planet.example/europe/norway",
    ),
    Story(
        "s3",
        "Iran and six world powers resume talks",
        (
            "Iran and six world powers resumed their talks in Vienna on Tuesday after a break of two "
            "weeks, diplomats from three of the countries said.",
            "The foreign minister of Iran said that sanctions must be lifted at once; the E\u0301tat-major "
            "and the 東京 embassy were not available for comment 🙂, and no date was set.",
        ),
        url="https://planet.example/mideast/iran",
    ),
)


def rows(stories: tuple[Story, ...]) -> list[dict[str, str]]:
    return [
        {"id": s.id, "title": s.title, "text": s.text, "date": s.date, "url": s.url, "publisher": s.publisher}
        for s in stories
    ]


def page(story: Story) -> str:
    paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in story.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{html.escape(story.title)}</title>"
        f'<meta property="og:site_name" content="{story.publisher}">'
        f'<meta property="article:published_time" content="{story.date}T10:00:00Z">'
        f'<link rel="canonical" href="{story.url}"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{html.escape(story.title)}</h1>{paragraphs}</article>"
        f"<footer>© 2015 The Planet</footer></body></html>"
    )


def json_lines(stories: tuple[Story, ...]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(stories)).encode()


def delimited(stories: tuple[Story, ...], delimiter: str) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows(stories)[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows(stories))
    return stream.getvalue().encode()


def parquet(stories: tuple[Story, ...]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows(stories)), stream)
    return stream.getvalue()


def warc_record(
    url: str, body: bytes, media_type: str = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    record = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-04-25T19:21:18Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(body)}\r\n\r\n"
    )
    return record.encode() + head + body + b"\r\n\r\n"


def warc(stories: tuple[Story, ...]) -> bytes:
    return b"".join(warc_record(s.url, page(s).encode()) for s in stories)


def zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def files_of(ending: str, make: Callable[[Story], str]) -> Callable[[Path], list[Path]]:
    """Writes each story into a file of its own."""

    def write(folder: Path) -> list[Path]:
        for story in STORIES:
            (folder / f"{story.id}{ending}").write_bytes(make(story).encode())
        return [folder]

    return write


def one_file(name: str, make: Callable[[], bytes]) -> Callable[[Path], list[Path]]:
    """Writes all stories into one file."""

    def write(folder: Path) -> list[Path]:
        (folder / name).write_bytes(make())
        return [folder / name]

    return write


WRITERS: Mapping[str, Callable[[Path], list[Path]]] = MappingProxyType(
    {
        "text": files_of(".txt", lambda s: s.text),
        "html": files_of(".html", page),
        "json lines": one_file("news.jsonl", lambda: json_lines(STORIES)),
        "json lines, utf-16": one_file("news.jsonl", lambda: json_lines(STORIES).decode().encode("utf-16")),
        "json": one_file("news.json", lambda: json.dumps(rows(STORIES)).encode()),
        "csv": one_file("news.csv", lambda: delimited(STORIES, ",")),
        "csv, semicolons": one_file("news.csv", lambda: delimited(STORIES, ";")),
        "csv, utf-16": one_file("news.csv", lambda: delimited(STORIES, "\t").decode().encode("utf-16")),
        "tsv": one_file("news.tsv", lambda: delimited(STORIES, "\t")),
        "parquet": one_file("news.parquet", lambda: parquet(STORIES)),
        "warc": one_file("news.warc", lambda: warc(STORIES)),
        "warc.gz": one_file("news.warc.gz", lambda: gzip.compress(warc(STORIES))),
        "warc.gz, a member a record": one_file(
            "news.warc.gz", lambda: b"".join(gzip.compress(warc((s,))) for s in STORIES)
        ),
        "jsonl.gz": one_file("news.jsonl.gz", lambda: gzip.compress(json_lines(STORIES))),
        "parquet.gz": one_file("news.parquet.gz", lambda: gzip.compress(parquet(STORIES))),
        "zip of texts": one_file(
            "news.zip", lambda: zipped({f"{s.id}.txt": s.text.encode() for s in STORIES})
        ),
        "zip of csv.gz": one_file(
            "news.zip", lambda: zipped({"a/n.csv.gz": gzip.compress(delimited(STORIES, ","))})
        ),
        "no ending, json lines": one_file("news", lambda: json_lines(STORIES)),
        "no ending, parquet": one_file("news", lambda: parquet(STORIES)),
        "no ending, warc.gz": one_file("news", lambda: gzip.compress(warc(STORIES))),
        "no ending, zip": one_file(
            "news", lambda: zipped({f"{s.id}.html": page(s).encode() for s in STORIES})
        ),
    }
)
"""What writes the three stories, by the name of the format."""


def read(
    paths: list[Path], options: ReadOptions | None = None
) -> tuple[list[Article], list[SkippedDocument]]:
    skipped: list[SkippedDocument] = []
    return list(read_articles(paths, on_skip=skipped.append, options=options)), skipped


def passages(article: Article) -> Iterator[str]:
    return (article.text[p.begin : p.end] for p in article.passages)
