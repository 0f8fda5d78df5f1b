"""Feeds the readers damaged files, and checks that nothing but skips and whole articles comes out.

Run by itself for as long as wanted, in CI for a minute: python tests/read/fuzz_readers.py --seconds 60
A failure prints the seed of its round and leaves the file in --keep.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT)]

from packed_stories import WRITERS, read  # noqa: E402

from kgbuild.read.options import Limits, ReadOptions  # noqa: E402

LIMITS = Limits(characters=100_000, bytes=500_000, unpacked=5_000_000)
SLOWEST = 20.0
"""Seconds that a file of some kilobytes may take on a busy machine."""

TOKENS = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b'"', b"'", b"\n", b"\r", b",", b"\\u0000", b"\\ud800",
    b"{", b"[", b"</div>", b"<div>", b"<!--", b"<![CDATA[", b"&#0;", b"&#xD800;", b"\x1f\x8b",
    b"PK\x03\x04", b"PAR1", b"WARC/1.0\r\n", b"Content-Length: 99999999\r\n",
    b"Content-Encoding: gzip\r\n", b"99999999999999999999", "\u202e".encode(), "\u2028".encode(),
    b"1e999", b"Advertisement\n", b"By ", b"(Photo: ", b"MOSCOW -- ",
)  # fmt: skip


def damage(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, cut, doubled, moved or with a token in between."""
    result = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not result:
            break
        place = chance.randrange(len(result))
        end = min(len(result), place + chance.choice((1, 4, 30, 300)))
        match chance.randrange(6):
            case 0:
                result[place] = chance.randrange(256)
            case 1:
                del result[place:end]
            case 2:
                result[place:place] = chance.choice(TOKENS)
            case 3:
                result[place:place] = result[place:end] * chance.choice((1, 2, 50))
            case 4:
                del result[place:]
            case 5:
                other = chance.randrange(len(result))
                result[other:other] = result[place:end]
    return bytes(result)


def play(seed: int, folder: Path) -> Counter[str]:
    """One round: damages the files of one format, reads them, and checks what comes out.

    Raises:
        AssertionError: An article breaks a promise, or reading takes too long.
    """
    chance = random.Random(seed)
    name = chance.choice(sorted(WRITERS))
    WRITERS[name](folder)
    for path in sorted(folder.iterdir()):
        path.write_bytes(damage(path.read_bytes(), chance))
    begin = time.perf_counter()
    articles, skipped = read(sorted(folder.iterdir()), ReadOptions(limits=LIMITS))
    assert time.perf_counter() - begin < SLOWEST, f"{name} takes {time.perf_counter() - begin:.0f} s"
    assert articles or skipped, f"{name}: nothing is read and nothing is told"
    assert len({article.id for article in articles}) == len(articles), f"{name}: an id comes twice"
    for article in articles:
        article.text.encode("utf-8")
        reading = article.reading_text()
        bounds = [offset for p in article.passages for offset in (p.begin, p.end)]
        assert len(reading) == len(article.text), f"{name}: offsets move"
        assert bounds == sorted(bounds), f"{name}: passages overlap"
        assert all(0 <= p.begin < p.end <= len(article.text) for p in article.passages), (
            f"{name}: out of bounds"
        )
    assert all("\n" not in str(skip) for skip in skipped), f"{name}: a message has two lines"
    return Counter({f"{name}: read": len(articles), **Counter(f"{name}: {s.reason}" for s in skipped)})


def fuzz(seconds: float, seed: int, keep: Path | None = None) -> tuple[int, Counter[str]]:
    """Rounds for some seconds; how many there were, and what came out.

    Raises:
        BaseException: Whatever a round raised; the seed is printed and the file kept.
    """
    total: Counter[str] = Counter()
    end, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory() as folder:
            try:
                total += play(seed + rounds, Path(folder))
            except BaseException:
                print(f"round {seed + rounds} fails", file=sys.stderr)
                if keep is not None:
                    shutil.copytree(folder, keep / str(seed + rounds), dirs_exist_ok=True)
                raise
        rounds += 1
    return rounds, total


def main() -> int:
    """Fuzz, print what came out, and return 1 where a promise was broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for the files of a failed round")
    options = parser.parse_args()
    try:
        rounds, total = fuzz(options.seconds, options.seed, options.keep)
    except BaseException:
        traceback.print_exc()
        return 1
    print("\n".join(f"{count:6} {what}" for what, count in sorted(total.items())))
    print(f"{rounds} rounds, no promise broken")
    return 0


if __name__ == "__main__":
    sys.exit(main())
