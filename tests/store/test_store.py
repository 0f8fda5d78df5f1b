"""A store reads only what is new, and holds at any time what a build of its documents at once would give."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgbuild import pipeline
from kgbuild.cli import main
from kgbuild.engine.processes import Workers
from kgbuild.errors import InputError, OutputError, SettingsError
from kgbuild.report import Report, report_on
from kgbuild.settings import Settings
from kgbuild.store.account import report_of
from kgbuild.store.folder import writing
from kgbuild.store.statistics import statistics
from small_stores import exported, from_scratch, graph_of, quads_of, write_articles, write_records, written

ARTICLES = {
    "a": "Fiji met Peru on 2024-05-03. Chad may meet Oman. The talks took a long time.",
    "b": "Fiji met Peru on 2024-05-03 in Lima. Mere Tuilau of Fiji met Oman on 2024-05-04.",
    "c": "Mere Tuilau met Chad on 2024-05-05. Nothing else happened on that day.",
    "d": "Peru met Fiji on 2024-05-03. Chad may meet Oman. So it was told by the ministers.",
    "e": "Mere Tuilau of Peru met Oman on 2024-06-01. Chad may meet Oman.",
    "f": "The talks recalled Mere Tuilau of Chad. They recalled Joni Madra of Fiji. Some recalled Peru.",
    "g": "Joni Madra met Oman on 2024-06-02. The talks recalled Mere Tuilau.",
}

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles", ARTICLES)


def test_the_second_run_reads_only_what_is_new(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    first = pipeline.build([articles], store=store)
    (articles / "h.txt").write_text("Peru met Chad on 2024-07-01.", encoding="utf-8")

    second = pipeline.build([articles], store=store)

    assert (first.documents_read, first.unchanged) == (7, 0)
    assert (second.documents_read, second.unchanged) == (1, 7)
    assert second.documents == 8
    assert exported(store, tmp_path / "exported") == from_scratch([articles], tmp_path / "scratch")


def test_what_is_read_with_less_confidence_is_left_out_and_counted(tmp_path: Path, articles: Path) -> None:
    store, least = tmp_path / "store", Settings(min_confidence=0.8)
    everything = pipeline.build([articles], store=store)

    sure = pipeline.build([articles], store=store, settings=least)

    assert sure.documents_read == 0
    assert everything.unsure == 0
    assert 0 < sure.mentions < everything.mentions
    assert sure.unsure == sure.record()["below_confidence"] == everything.mentions - sure.mentions
    assert f"{sure.unsure} mentions left out for want of confidence" in "\n".join(sure.lines())
    assert exported(store, tmp_path / "exported") == from_scratch([articles], tmp_path / "scratch", least)


def test_a_store_keeps_the_confidence_until_it_is_told_another(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    everything = pipeline.build([articles], store=store)
    sure = pipeline.build([articles], store=store, settings=Settings(min_confidence=0.8))

    assert pipeline.build([articles], store=store).mentions == sure.mentions
    assert pipeline.build([articles], store=store, settings=Settings(min_confidence=0.0)) == everything_again(
        everything
    )


def everything_again(report: Report) -> Report:
    """The same account of a run that had nothing to read."""
    return replace(report, documents_read=0, unchanged=report.documents)


def test_a_record_more_in_a_file_is_the_only_one_that_is_read(tmp_path: Path) -> None:
    store, file = tmp_path / "store", write_records(tmp_path / "news.jsonl", ARTICLES)
    pipeline.build([file], store=store)
    write_records(file, {**ARTICLES, "h": "Peru met Chad on 2024-07-01."})

    report = pipeline.build([file], store=store)

    assert (report.documents_read, report.unchanged) == (1, 7)


def test_a_changed_article_replaces_its_former_self(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    pipeline.build([articles], store=store)
    (articles / "b.txt").write_text("Mere Tuilau of Fiji met Peru on 2024-05-09.", encoding="utf-8")

    report = pipeline.build([articles], store=store)

    assert report.documents_read == 1
    assert exported(store, tmp_path / "exported") == from_scratch([articles], tmp_path / "scratch")


@pytest.mark.parametrize("removed", ["a.txt", "b.txt", "c.txt", "e.txt", "f.txt", "g.txt"])
def test_removing_a_document_gives_back_the_former_export(
    tmp_path: Path, articles: Path, removed: str
) -> None:
    store, text = tmp_path / "store", (articles / removed).read_bytes()
    (articles / removed).unlink()
    pipeline.build([articles], store=store)
    former = exported(store, tmp_path / "former")
    (articles / removed).write_bytes(text)
    pipeline.build([articles], store=store)
    assert exported(store, tmp_path / "with it") != former

    pipeline.remove(store, [removed])

    assert exported(store, tmp_path / "without it") == former
    assert graph_of(store) == quads_of(tmp_path / "former" / "graph.nq")


def test_what_a_document_changes_is_found_by_an_index(tmp_path: Path, articles: Path) -> None:
    """A document more costs no more in a large store: no step goes through a table from end to end."""
    store, asked = tmp_path / "store", list[str]()
    pipeline.build([articles], store=store)
    with writing(store, Settings()) as place:
        place.ledger.remove("b.txt")
        place.ledger.db.set_trace_callback(asked.append)
        description = pipeline.describe_store(place, Workers(1))
        for d in description.affected():
            if place.ledger.is_read(d):
                description.document(d)
        place.ledger.db.set_trace_callback(None)

        statements = {line for line in asked if line.startswith(("SELECT", "UPDATE", "DELETE"))}
        plans = [row[3] for s in statements for row in place.ledger.db.execute(f"EXPLAIN QUERY PLAN {s}")]

    assert len(statements) > 20
    assert [plan for plan in plans if plan.startswith("SCAN") and "decided_by" not in plan] == []


def test_removing_says_which_documents_it_took_out(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    pipeline.build([articles], store=store)

    assert pipeline.remove(store, ["b.txt"]) == ("b.txt",)
    assert pipeline.remove(store, ["a.txt", "b.txt", "a.txt"]) == ("a.txt",)


def test_removing_a_removed_document_says_so(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    pipeline.build([articles], store=store)
    pipeline.remove(store, ["b.txt"])

    told = CliRunner().invoke(main, ["remove", str(store), "a.txt", "b.txt"])

    assert told.exit_code == 0
    assert told.output.splitlines() == ["Removed  1 document", "         b.txt was removed before"]


def test_a_removed_document_stays_out_until_it_changes(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    pipeline.build([articles], store=store)
    pipeline.remove(store, ["a.txt"])

    assert pipeline.build([articles], store=store).documents == 6
    (articles / "a.txt").write_text("Oman met Chad on 2024-09-09.", encoding="utf-8")
    assert pipeline.build([articles], store=store).documents == 7


@pytest.mark.parametrize("seed", range(6))
def test_documents_may_come_and_go_in_any_order(tmp_path: Path, seed: int) -> None:
    """Whatever was added, changed and removed on the way: what is there decides, not how it came about."""
    random_order = random.Random(seed)
    store, folder = tmp_path / "store", tmp_path / "articles"
    names = random_order.sample(sorted(ARTICLES), len(ARTICLES))
    for name in names:
        pipeline.build(
            [write_articles(folder, {name: random_order.choice(list(ARTICLES.values()))})], store=store
        )
    for name in names[:2]:
        pipeline.build([write_articles(folder, {name: ARTICLES[name]})], store=store)
    pipeline.remove(store, [f"{names[2]}.txt"])
    (folder / f"{names[2]}.txt").unlink()

    assert exported(store, tmp_path / "exported") == from_scratch([folder], tmp_path / "scratch")
    assert graph_of(store) == quads_of(tmp_path / "scratch" / "graph.nq")


def test_a_database_that_is_lost_or_broken_is_made_again(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    pipeline.build([articles], store=store)
    expected = graph_of(store)
    (store / "oxigraph" / "CURRENT").write_text("nonsense", encoding="utf-8")

    pipeline.build([articles], store=store)

    assert graph_of(store) == expected


def test_the_second_writer_is_told_who_writes(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    with (
        writing(store, Settings()),
        pytest.raises(OutputError, match=r"is being written by process \d+ on .+; wait until it is done"),
    ):
        pipeline.build([articles], store=store)


def test_other_versions_are_told_and_read_again_where_asked_for(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    pipeline.build([articles], store=store)
    (articles / "a.txt").unlink()
    monkeypatch.setattr("kgbuild.store.folder.__version__", "9.9")

    with pytest.raises(
        SettingsError, match=r"7 documents of .* were read with other versions \(program .* → 9.9"
    ):
        pipeline.build([articles], store=store)
    assert any("to be read again with --rebuild" in line for line in statistics(store))

    report = pipeline.build([], store=store, rebuild=True)

    assert (report.documents_read, report.documents) == (7, 7)
    assert not any("--rebuild" in line for line in statistics(store))


def test_what_is_fixed_for_a_store_cannot_change(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    pipeline.build([articles], store=store, settings=Settings(base="https://data.org/"))

    with pytest.raises(SettingsError, match=r"was made with base = https://data.org/; for .*, build another"):
        pipeline.build([articles], store=store, settings=Settings(base="https://other.org/"))
    pipeline.build([articles], store=store)
    assert b"@base <https://data.org/>" in exported(store, tmp_path / "out")["graph.ttl"]


def test_a_folder_with_other_things_is_no_store(tmp_path: Path, articles: Path) -> None:
    with pytest.raises(InputError, match=r"is no store and holds other files \(a.txt …\)"):
        pipeline.build([articles], store=articles)
    with pytest.raises(InputError, match="is no store; `kgbuild build"):
        pipeline.export(articles, tmp_path / "out")
    assert sorted(path.name for path in articles.iterdir()) == [f"{name}.txt" for name in ARTICLES]


def test_an_id_that_comes_from_two_files_is_two_documents_and_the_same_record_is_one(tmp_path: Path) -> None:
    store = tmp_path / "store"
    one = write_records(tmp_path / "one.jsonl", {"1": ARTICLES["a"], "2": ARTICLES["b"]})
    two = write_records(tmp_path / "two.jsonl", {"1": ARTICLES["c"], "2": ARTICLES["b"]})

    report = pipeline.build([one, two], store=store)

    assert report.documents == 3
    assert {"1", "2", "two.jsonl/1"} <= set(ids_of(store))


def ids_of(store: Path) -> list[str]:
    with writing(store, Settings()) as place:
        return [place.ledger.id_of(number) for number in place.ledger.numbers()]


def test_what_cannot_be_read_is_set_aside_with_its_reason_and_tried_again_on_demand(
    tmp_path: Path, articles: Path
) -> None:
    store = tmp_path / "store"
    (articles / "bad.txt").write_text("FAIL. Fiji met Peru.", encoding="utf-8")
    (articles / "empty.txt").write_text("", encoding="utf-8")
    (articles / "bytes.txt").write_bytes(b"\x00\xff\x00\xff" * 100)

    first = pipeline.build([articles], store=store)
    second = pipeline.build([articles], store=store)
    third = pipeline.build([articles], store=store, retry=True)

    assert sorted(omission.reason for omission in first.omissions) == ["empty", "failed", "not-text"]
    assert second.omissions == ()
    assert [o.document for o in third.omissions if o.reason == "failed"] == ["bad.txt"]
    lines = list(statistics(store))
    assert any("2  set aside; `kgbuild build --store … --retry` tries" in line for line in lines)
    assert any(line.startswith("bad.txt: ") and "a fault in a rule (2 attempts)" in line for line in lines)


def test_a_document_that_hangs_or_crashes_is_set_aside(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    (articles / "hanging.txt").write_text("HANG. Fiji met Peru.", encoding="utf-8")
    (articles / "crashing.txt").write_text("CRASH. Fiji met Peru.", encoding="utf-8")
    write_articles(articles, {f"long{n}": "Fiji met Peru on 2024-05-03. " * 200 for n in range(25)})

    report = pipeline.build([articles], store=store, settings=Settings(jobs=2, document_seconds=5))

    assert {o.document: o.reason for o in report.omissions} == {
        "hanging.txt": "timeout",
        "crashing.txt": "crashed",
    }
    assert all(o.failed for o in report.omissions)
    assert report.documents == 32


def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path) -> None:
    many = {
        f"{name}{number}": text + " x" * number for name, text in ARTICLES.items() for number in range(20)
    }
    long = {name: text + " word" * 400 for name, text in many.items()}
    articles = write_articles(tmp_path / "articles", long)
    outs = []
    for jobs in (1, 2, 3):
        pipeline.build([articles], out=tmp_path / f"out{jobs}" / "graph.nq", settings=Settings(jobs=jobs))
        outs.append(written(tmp_path / f"out{jobs}"))

    assert outs[0] == outs[1] == outs[2]


STORY = (
    "The foreign ministers of Fiji and Peru sat together in Lima for most of the day. "
    "Fiji met Peru on 2024-05-03. They spoke about fish, about the price of tin, and about the ships that "
    "each side says the other has held since the spring, and they agreed to go on in the summer. "
)


def test_one_story_in_several_papers_names_the_first_by_id_in_whatever_order_they_came(
    tmp_path: Path,
) -> None:
    texts = {
        "c": STORY,
        "b": f"LIMA, May 3 (Agency) {STORY}",
        "z": f"{STORY} Read more in the evening edition.",
        "other": " ".join(ARTICLES.values()),
    }
    store = tmp_path / "store"
    for name, text in texts.items():
        pipeline.build([write_articles(tmp_path / "articles", {name: text})], store=store)
    articles = tmp_path / "articles"

    assert exported(store, tmp_path / "exported") == from_scratch([articles], tmp_path / "scratch")
    assert repeated(tmp_path / "exported") == {("c.txt", "b.txt"), ("z.txt", "b.txt")}

    pipeline.remove(store, ["b.txt"])
    (articles / "b.txt").unlink()

    assert exported(store, tmp_path / "later") == from_scratch([articles], tmp_path / "scratch later")
    assert repeated(tmp_path / "later") == {("z.txt", "c.txt")}
    assert graph_of(store) == quads_of(tmp_path / "scratch later" / "graph.nq")


def repeated(folder: Path) -> set[tuple[str, str]]:
    lines = (folder / "graph.nq").read_text(encoding="utf-8").splitlines()
    found = (line.split() for line in lines if "prov#alternateOf" in line)
    return {
        (subject.rpartition("/")[2][:-1], other.rpartition("/")[2][:-1]) for subject, _, other, *_ in found
    }


def test_the_report_of_a_store_is_that_of_its_corpus(tmp_path: Path, articles: Path) -> None:
    store = tmp_path / "store"
    pipeline.build([articles], store=store)
    with writing(store, Settings()) as place:
        description = pipeline.describe_store(place, Workers(1))

        assert report_of(description) == report_on(description.corpus(), ())


def test_the_report_says_what_each_stage_took_only_where_that_is_asked_for(
    tmp_path: Path, articles: Path
) -> None:
    plain = pipeline.build([articles], out=tmp_path / "plain")
    timed = pipeline.build([articles], out=tmp_path / "timed", settings=Settings(times=True))

    stages = ["language model", "extraction", "reading, with the two above", "resolution across documents"]
    accounts = [json.loads((tmp_path / name / "report.json").read_bytes()) for name in ("plain", "timed")]
    assert plain.seconds == ()
    assert sorted(accounts[1].pop("seconds")) == sorted(stages)
    assert accounts[0] == accounts[1]
    assert [stage for stage, _ in timed.seconds] == [*stages, "writing files"]
