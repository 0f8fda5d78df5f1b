"""The command line: help, outcomes, exit statuses, and what happens when the system refuses."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import BinaryIO

import click
import pytest
from click.testing import CliRunner, Result
from spacy.language import Language

from kgbuild import __version__, cli
from kgbuild.errors import InputError, SettingsError

ROOT = Path(__file__).parent.parent
HEAVY = {"spacy", "thinc", "numpy", "onnxruntime", "tokenizers", "rdflib", "pyoxigraph", "networkx"}
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def start(*arguments: str | Path, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kgbuild", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload]


def commands(group: click.Group = cli.main, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


@pytest.mark.parametrize(
    ("suffix", "said"), [(".py", ""), *((suffix, " (extraction compiled)") for suffix in EXTENSION_SUFFIXES)]
)
def test_the_version_says_whether_extraction_is_compiled(tmp_path: Path, suffix: str, said: str) -> None:
    room = tmp_path / "extract"
    room.mkdir()
    (room / f"extraction{suffix}").touch()

    assert Path(cli.__file__).with_name("extract").joinpath("extraction.py").exists(), "what is looked for"
    assert cli.version(tmp_path) == f"{__version__}{said}"
    assert run("--version").output.endswith(f", version {cli.version()}\n")


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_help_says_what_it_does_with_examples_and_every_option(command: tuple[str, ...]) -> None:
    shown = run(*command, "--help")
    context = click.Context(cli.main)
    entry: click.Command = cli.main
    for name in command:
        assert isinstance(entry, click.Group)
        entry = entry.commands[name]

    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"kgbuild {' '.join(command)}" in shown.output
    for parameter in entry.get_params(context):
        if isinstance(parameter, click.Option) and parameter.name != "help":
            assert parameter.help, f"{parameter.name} has no help"


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_every_command_is_in_the_readme(command: tuple[str, ...]) -> None:
    line = f"kgbuild {' '.join(command)}"

    assert line in (ROOT / "README.md").read_text(encoding="utf-8")


def test_help_answers_at_once() -> None:
    code = "import kgbuild.cli, sys; kgbuild.cli.main(['build', '--help'], standalone_mode=False)\n"
    code += "print(*sorted(sys.modules))"

    before = os.times()
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system

    loaded = shown.stdout.splitlines()[-1].split()  # behind the help, which names libraries, too
    assert {module for module in loaded if module in HEAVY} == set()
    assert seconds < 0.4  # 0.1 s of processor time, however busy the machine; spaCy alone takes longer


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import kgbuild, sys; print(dir(kgbuild)); print(*sorted(sys.modules))"

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "load_pipeline" in shown.stdout
    assert {module for module in shown.stdout.split() if module in HEAVY} == set()


def test_every_public_name_can_be_had() -> None:
    import kgbuild

    assert all(callable(getattr(kgbuild, name)) for name in kgbuild.__all__)


def test_a_public_name_that_does_not_exist_is_an_attribute_error() -> None:
    import kgbuild

    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        _ = kgbuild.biuld


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["build", "."], "say where the graph goes: --out, --store, or both"),
        (["build", "--out", "exports"], "name the documents to read: PATH..."),
        (["build", "no-such-file", "--out", "exports"], "Path 'no-such-file' does not exist"),
        (["events", ".", "--format", "xls"], "'xls' is not one of 'jsonl', 'csv'"),
        (["events", ".", "--ontology", "no-such-folder"], "Directory 'no-such-folder' does not exist"),
        (["events", ".", "--column", "text"], "'text' is not of the form NAME=VALUE"),
        (["ontology", "list", "Tea"], "there is no event class 'Tea'"),
        (["biuld"], "No such command 'biuld'"),
    ],
)
def test_wrong_use_is_status_2(arguments: list[str], sentence: str) -> None:
    shown = run(*arguments)

    assert shown.exit_code == 2
    assert sentence in shown.stderr
    assert shown.stdout == ""


@pytest.mark.parametrize(
    ("error", "status"),
    [(InputError("a.txt: is not UTF-8 text"), 1), (SettingsError("these two exclude each other"), 2)],
)
def test_an_error_is_one_sentence_without_a_traceback(
    error: Exception, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("kgbuild.lexicon.ontology.load_ontology", fails)
    shown = run("ontology", "check")

    assert shown.exit_code == status
    assert shown.stderr.endswith(f"Error: {error}\n")
    assert "Traceback" not in shown.output


def test_a_wrong_ontology_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "triggers").mkdir()
    mine = tmp_path / "triggers" / "mine.txt"
    mine.write_text("# mine\n[Teatime]\nSOURCE drink tea\n", encoding="utf-8")

    shown = run("ontology", "check", "--ontology", tmp_path)

    assert shown.exit_code == 1
    assert shown.stderr.startswith(f"Error: {mine}, line 2: there is no event class")


DOUBTFUL = '<country/Fiji> a schema:Country, sem:Actor ; rdfs:label "Fiji"@en ; schema:identifier "Fiji" .\n'
LIE = "<run/lie> a prov:Activity .\n"
QUERY = "SELECT ?event WHERE { ?event a sem:Event } ORDER BY ?event LIMIT 1"


@pytest.mark.parametrize(
    ("format", "begin"), [("table", "event\n-----"), ("csv", "event\nhttps://"), ("json", '{\n "head"')]
)
def test_a_query_is_answered_in_the_format_asked_for(built: Path, format: str, begin: str) -> None:
    shown = run("query", built / "graph.ttl", QUERY, "--format", format)

    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.startswith(begin)


def test_a_query_may_stand_in_a_file_or_have_a_name(built: Path, tmp_path: Path) -> None:
    (tmp_path / "question.rq").write_text(QUERY, encoding="utf-8")

    in_file = run("query", built / "graph.ttl", tmp_path / "question.rq")
    named = run("query", built / "graph.ttl", "document", "--param", "document=000_de065e17ae9a29ea.txt")

    assert in_file.stdout == run("query", built / "graph.ttl", QUERY).stdout
    assert len(named.stdout.splitlines()) > 3
    for words in ([], [built / "graph.ttl"]):
        assert "\ndocument: What one document says\n" in run("query", *words, "--list").stdout


def test_the_known_prefixes_can_be_pasted_before_a_query(built: Path) -> None:
    prefixes = run("query", built / "graph.ttl", "--prefixes").stdout

    assert "PREFIX kg: <https://w3id.org/kgbuild/ns#>\n" in prefixes
    assert (
        run("query", built / "graph.ttl", prefixes + QUERY).stdout
        == run("query", built / "graph.ttl", QUERY).stdout
    )


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["SELECT ?event WHERE ?event"], 1, "line 1 of the query"),
        (["DELETE WHERE { ?s ?p ?o }"], 1, "DELETE is refused"),
        (["no-such-query"], 1, "there is no query no-such-query"),
        (["document"], 1, "document needs document"),
        (["document", "--param", "document"], 2, "'document' is not of the form NAME=VALUE"),
        ([QUERY, "--format", "xml"], 2, "'xml' is not one of"),
        ([QUERY, "--format", "turtle"], 1, "SELECT and ASK give no triples"),
        ([], 2, "Missing argument 'QUERY'; --list shows the named ones"),
    ],
)
def test_a_wrong_query_is_one_sentence(built: Path, arguments: list[str], status: int, sentence: str) -> None:
    shown = run("query", built / "graph.ttl", *arguments)

    assert shown.exit_code == status
    assert sentence in shown.stderr.splitlines()[-1]
    assert shown.stdout == ""


def test_a_graph_that_was_built_is_valid(built: Path) -> None:
    shown = run("validate", built / "graph.ttl")

    assert (shown.exit_code, shown.output) == (0, f"{built / 'graph.ttl'} conforms: 0 violations\n")


def test_violations_fail_and_warnings_alone_do_not(built: Path, tmp_path: Path) -> None:
    turtle = (built / "graph.ttl").read_text(encoding="utf-8")
    (tmp_path / "doubtful.ttl").write_text(turtle + DOUBTFUL, encoding="utf-8")
    (tmp_path / "lying.ttl").write_text(turtle + DOUBTFUL + LIE, encoding="utf-8")

    doubtful, lying = run("validate", tmp_path / "doubtful.ttl"), run("validate", tmp_path / "lying.ttl")

    assert doubtful.exit_code == 0
    assert doubtful.stdout.splitlines()[-1].endswith("conforms: 0 violations, 1 warning")
    assert lying.exit_code == 1
    assert [line.partition(":")[0] for line in lying.stdout.splitlines()] == [
        "Violation",
        "Violation",
        "Warning",
    ]
    assert lying.stderr.splitlines()[-1].startswith("Error: 2 violations, 1 warning in ")


@POSIX
def test_a_graph_is_served_until_it_is_interrupted(built: Path) -> None:
    with start("serve", built / "graph.ttl", "--port", "0") as process:
        assert process.stdout is not None
        address = process.stdout.readline().decode().split()[2]
        with urllib.request.urlopen(f"{address}sparql?query=ASK%20%7B%3Fe%20a%20sem:Event%7D") as answer:
            said = json.load(answer)
        complaint = press_until_it_ends(process)

    assert said["boolean"] is True
    assert (process.returncode, complaint) == (0, b"")


@pytest.mark.usefixtures("quick")
def test_an_explanation_names_the_line_of_the_ontology(articles: Path) -> None:
    shown = run("explain", articles / "a.txt")

    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "found by" in shown.stdout
    assert ".txt, line " in shown.stdout


@pytest.mark.usefixtures("quick")
def test_an_explanation_names_what_makes_an_event_more_or_less_sure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Chad may meet Oman.\n", encoding="utf-8")

    lines = run("explain", tmp_path / "a.txt").stdout.splitlines()

    told = next(i for i, line in enumerate(lines) if line.startswith("    confidence  0."))
    assert [line.strip() for line in lines[told + 1 : told + 3]] == [
        "less, for it is only thought of",
        "more, for it is directed at a country",
    ]


@pytest.mark.usefixtures("quick")
def test_events_below_a_confidence_are_not_in_the_table_of_documents_or_of_a_graph(tmp_path: Path) -> None:
    text = "Chad met Oman. Some men were killed by others, who may attack."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run("build", tmp_path / "a.txt", "--out", tmp_path / "graph.ttl")

    def found(path: Path, *options: str) -> list[float]:
        lines = run("events", path, *options).stdout.splitlines()
        return [json.loads(line)["confidence"] for line in lines]

    everything = found(tmp_path / "a.txt")
    sure = [share for share in everything if share >= 0.6]
    assert len(sure) < len(everything)
    for path in (tmp_path / "a.txt", tmp_path / "graph.ttl"):
        assert found(path, "--min-confidence", "0.6") == sure


@pytest.mark.usefixtures("quick")
def test_an_explanation_of_nothing_says_so(articles: Path) -> None:
    (articles / "weather.txt").write_text("The rain in Bergen stopped.\n", encoding="utf-8")

    assert run("explain", articles / "weather.txt").stdout == "weather.txt: no sentences with events\n"
    assert "sentences with events" in run("explain", articles / "a.txt", "--sentence", "99").stdout


@POSIX
def test_a_reader_that_stops_early_hears_no_complaint() -> None:
    with start("ontology", "list") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert process.stderr.read() == b""


@POSIX
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="has no /dev/full")
def test_a_full_disk_behind_standard_output_is_one_sentence() -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "kgbuild", "ontology", "list"]
        shown = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert shown.returncode == 1
    assert shown.stderr == "Error: the output cannot be written: No space left on device\n"


@pytest.fixture
def quick(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The language pipeline is not loaded again for each command."""
    monkeypatch.setattr("kgbuild.engine.reading.load_pipeline", lambda _: nlp)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles, one that is no text, and a picture."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "China's president met Japan's prime minister on Monday.\n", encoding="utf-8"
    )
    (folder / "b.txt").write_bytes(b"\xff\xfe\xfa\x00\x01 no text \x9d")
    (folder / "c.txt").write_text("Iran's foreign minister visited Iraq on Monday.\n", encoding="utf-8")
    (folder / "d.png").write_bytes(b"\x89PNG")
    return folder


@pytest.mark.usefixtures("quick")
def test_a_document_that_cannot_be_read_is_named_and_the_others_are_written(
    articles: Path, tmp_path: Path
) -> None:
    shown = run("build", articles, "--out", tmp_path / "exports")

    assert shown.exit_code == 1
    assert "Read     2 documents" in shown.stdout
    assert "Left out not-text 1, unsupported 1" in shown.stdout
    assert "b.txt" in shown.stderr
    assert "d.png" not in shown.stderr
    assert shown.stderr.endswith("Error: 1 of 3 documents failed; the others are written\n")
    table = (tmp_path / "exports" / "events.jsonl").read_text(encoding="utf-8")
    documents = {json.loads(line)["document"] for line in table.splitlines()}
    assert documents == {"a.txt", "c.txt"}


@pytest.mark.usefixtures("quick")
def test_all_went_well_is_status_0_and_says_what_was_written(articles: Path, tmp_path: Path) -> None:
    shown = run("build", articles / "a.txt", articles / "c.txt", "--out", tmp_path / "graph.ttl")

    assert (shown.exit_code, shown.stderr) == (0, "")
    assert f"Wrote    {tmp_path / 'graph.ttl'}" in shown.stdout
    assert os.listdir(tmp_path) == ["articles", "graph.ttl"]


@pytest.mark.usefixtures("quick")
def test_where_no_document_can_be_read_nothing_is_written(articles: Path, tmp_path: Path) -> None:
    shown = run("build", articles / "b.txt", "--out", tmp_path / "exports")

    assert shown.exit_code == 1
    assert shown.stderr.count("\n") == 1
    assert "b.txt" in shown.stderr
    assert not (tmp_path / "exports").exists()


@pytest.mark.usefixtures("quick")
def test_the_event_table_is_printed_or_written_in_the_format_asked_for(
    articles: Path, tmp_path: Path
) -> None:
    path = articles / "a.txt"

    printed = run("events", path)
    as_csv = run("events", path, "--format", "csv")
    run("events", path, "--out", tmp_path / "events.csv")
    run("events", path, "--out", tmp_path / "table.txt")

    assert json.loads(printed.stdout.splitlines()[0])["document"] == "a.txt"
    assert as_csv.stdout.startswith("event,type,plover,cameo,")
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == as_csv.stdout
    assert (tmp_path / "table.txt").read_text(encoding="utf-8") == printed.stdout


def open_once_read(fifo: Path, reader: subprocess.Popen[bytes]) -> BinaryIO:
    """Opens a named pipe to write to as soon as the other process reads from it."""
    for _ in range(600):
        with contextlib.suppress(OSError):  # nobody reads yet
            return os.fdopen(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK), "wb")
        assert reader.poll() is None, reader.communicate()
        time.sleep(0.05)
    raise TimeoutError("nobody reads from the pipe")


@pytest.mark.usefixtures("quick")
def test_unusual_columns_are_named(tmp_path: Path) -> None:
    table = tmp_path / "articles.csv"
    table.write_text("nr,wording\n7,Iran's foreign minister visited Iraq on Monday.\n", encoding="utf-8")

    shown = run("events", table, "--column", "text=wording", "--column", "id=nr")
    wrong = run("events", table, "--column", "body=wording")

    assert json.loads(shown.stdout.splitlines()[0])["document"] == "7"
    assert wrong.exit_code == 2
    assert "there is no field 'body'; fields are date, id, publisher, text, title, url" in wrong.stderr


def press_until_it_ends(process: subprocess.Popen[bytes]) -> bytes:
    """What a user does: Ctrl-C, and again if the first fell into code that Python lets nothing interrupt."""
    for _ in range(5):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=10)[1]
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    raise AssertionError("the program does not end when it is interrupted")


@POSIX
def test_an_interruption_is_said_in_one_sentence_and_changes_no_file(tmp_path: Path) -> None:
    """The document never ends, so that the program is at work for certain when the signal comes."""
    endless, old = tmp_path / "endless.txt", tmp_path / "graph.ttl"
    os.mkfifo(endless)
    old.write_text("old", encoding="utf-8")

    with start("build", endless, "--out", old) as process, open_once_read(endless, process):
        complaint = press_until_it_ends(process)

    assert process.returncode == cli.INTERRUPTED
    assert complaint.strip() == b"Interrupted; no file was changed."
    assert sorted(os.listdir(tmp_path)) == ["endless.txt", "graph.ttl"]
    assert old.read_text(encoding="utf-8") == "old"


def test_merges_are_reported_and_can_be_left_out(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Israel attacked Lebanon on 12 July 2006.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("On 12 July 2006, Lebanon was attacked by Israel.\n", encoding="utf-8")
    report = tmp_path / "merges.jsonl"

    merged = run("events", tmp_path / "one.txt", tmp_path / "two.txt", "--merge-report", report)
    apart = run("events", tmp_path / "one.txt", tmp_path / "two.txt", "--no-merge")

    (row,) = map(json.loads, report.read_text(encoding="utf-8").splitlines())
    assert (row["document"], row["other_document"]) == ("two.txt", "one.txt")
    assert "time 2006-07-12" in row["agreed"]
    assert len({json.loads(line)["event"] for line in merged.output.splitlines()}) == 1
    assert len({json.loads(line)["event"] for line in apart.output.splitlines()}) == 2


def test_a_merge_is_undone_by_its_row_of_the_report_and_the_store_remembers(tmp_path: Path) -> None:
    one, two, report, store = (tmp_path / name for name in ("one.txt", "two.txt", "merges.csv", "store"))
    one.write_text("Israel attacked Lebanon on 12 July 2006.\n", encoding="utf-8")
    two.write_text("On 12 July 2006, Lebanon was attacked by Israel.\n", encoding="utf-8")

    def events(*options: object) -> list[str]:
        run("build", one, two, "--store", store, "--out", tmp_path / "events.jsonl", *options)
        lines = (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["event"] for line in lines]

    assert len(set(events("--merge-report", report))) == 1
    undone = events("--keep-apart", report)
    assert len(set(undone)) == 2
    assert events() == undone


def test_what_is_kept_apart_is_a_file_that_says_so(tmp_path: Path, articles: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("document,begin\n", encoding="utf-8")
    refused = run("events", articles, "--keep-apart", rows)

    assert refused.exit_code == 2
    assert "line 1: the column other_document is missing" in refused.stderr


def test_a_merge_report_is_of_a_kind_that_is_written(tmp_path: Path, articles: Path) -> None:
    refused = run("events", articles, "--merge-report", tmp_path / "merges.xml")

    assert refused.exit_code == 2
    assert "must end in .csv or .jsonl" in refused.stderr
