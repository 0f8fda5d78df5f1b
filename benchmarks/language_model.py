"""Measures the packaged language model: ``python -m benchmarks.language_model --data DIR`` prints a table.

DIR holds the corpora as training/README.md describes them. Scores are those of the pipeline as users run it;
texts are tokenized by the pipeline except where "gold tokens" is said.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate.language_model import PACKAGED, load_pipeline
from training.corpus import TREEBANKS, aligned, by_document
from training.entity_files import EntityRecord, Span, read_entities
from training.scoring import SCORED_ENTITIES, Counts, comparable
from training.treebank import TreebankSentence, read_treebank

_SPEED_WORDS = 40_000
_REPEATS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, ner/ and text/")
    parser.add_argument(
        "--model", type=Path, default=PACKAGED, help="pipeline to measure (default: the packaged one)"
    )
    parser.add_argument("--other", type=Path, help="pipeline to compare the speed with")
    parser.add_argument("--part", default="test", choices=["dev", "test"])
    parser.add_argument("--only", choices=["scores", "speed", "footprint"], help="measure only this")
    arguments = parser.parse_args()
    measurements: dict[str, Callable[[argparse.Namespace], Iterator[tuple[str, object]]]] = {
        "scores": scores,
        "speed": speeds,
        "footprint": footprint,
    }
    for name, measure in measurements.items():
        if arguments.only in (None, name):
            for label, value in measure(arguments):
                print(
                    f"{label:<66} {value:.4f}" if isinstance(value, float) else f"{label:<66} {value}",
                    flush=True,
                )


def scores(arguments: argparse.Namespace) -> Iterator[tuple[str, object]]:
    nlp = load_pipeline(str(arguments.model))
    for treebank, entities in TREEBANKS:
        sentences = read_treebank(arguments.data / f"ud/{treebank}_{arguments.part}.conllu")
        name = f"{treebank} {arguments.part}"
        for measure, value in parse_scores(nlp, sentences).items():
            yield f"{name}, gold tokens: {measure}", value
        yield (
            f"{name}, raw text, blank lines: sentence F1",
            sentence_f1(nlp, sentences, "\n\n"),
        )
        yield f"{name}, raw text, no blank lines: sentence F1", sentence_f1(nlp, sentences, " ")
        news = [sentence for sentence in sentences if sentence.doc.startswith("GUM_news")]
        if news:
            yield f"{name} news, raw text, blank lines: sentence F1", sentence_f1(nlp, news, "\n\n")
            yield f"{name} news, raw text, no blank lines: sentence F1", sentence_f1(nlp, news, " ")
            yield f"{name} news, gold tokens: LAS", parse_scores(nlp, news)["LAS"]
        pairs = aligned(sentences, arguments.data / f"ner/{entities}_{arguments.part}.jsonl")
        yield from entity_rows(nlp, f"{entities} {arguments.part}", [record for _, record in pairs])
        news_records = [record for sentence, record in pairs if sentence.doc.startswith("GUM_news")]
        if news_records:
            yield from entity_rows(nlp, f"{entities} {arguments.part} news", news_records)
    for source in ("crossner_politics", "wikigold", "wnut17"):
        path = arguments.data / f"ner/{source}_{arguments.part}.jsonl"
        if source != "crossner_politics" or arguments.part == "test":
            yield from entity_rows(nlp, f"{source} {arguments.part}", read_entities(path))


def parse_scores(nlp: Language, sentences: Sequence[TreebankSentence]) -> dict[str, float]:
    """Score tags, lemmas and trees on given words and sentences."""
    right = dict.fromkeys(("UPOS", "XPOS", "features", "lemma", "UAS", "LAS"), 0)
    for sentence in sentences:
        count = len(sentence.words)
        doc = Doc(nlp.vocab, words=sentence.words, sent_starts=[True, *[False] * (count - 1)])
        for _, component in nlp.pipeline:
            doc = component(doc)
        for i, token in enumerate(doc):
            head = 0 if token.head.i == i else token.head.i + 1
            label = "root" if token.dep_ == "ROOT" else token.dep_
            right["UPOS"] += token.pos_ == sentence.upos[i]
            right["XPOS"] += token.tag_ == sentence.xpos[i]
            right["features"] += _features(str(token.morph)) == _features(sentence.feats[i])
            right["lemma"] += token.lemma_ == sentence.lemmas[i]
            right["UAS"] += head == sentence.heads[i]
            right["LAS"] += head == sentence.heads[i] and label == sentence.deprels[i]
    words = sum(len(sentence.words) for sentence in sentences)
    return {measure: number / words for measure, number in right.items()}


def _features(written: str) -> set[str]:
    return set(written.split("|")) - {"_", ""}


def sentence_f1(nlp: Language, sentences: Sequence[TreebankSentence], paragraph_break: str) -> float:
    """Score sentences as spans of text, white space at their ends aside."""
    counts = Counts()
    for number, document in enumerate(by_document(sentences)):
        text, gold = "", set()
        for sentence in document:
            text += (paragraph_break if sentence.begins_paragraph else " ") if text else ""
            gold.add((number, len(text), len(text) + len(sentence.text)))
            text += sentence.text
        found = set()
        for span in nlp(text).sents:
            words = [token for token in span if not token.is_space]
            found.add((number, words[0].idx, words[-1].idx + len(words[-1])))
        counts.add(found, gold)
    return counts.f1


def entity_rows(nlp: Language, name: str, records: Sequence[EntityRecord]) -> Iterator[tuple[str, object]]:
    """Score strict spans, GPE and LOC together as places."""
    counts = {label: Counts() for label in ("all three", *SCORED_ENTITIES)}
    for number, doc in enumerate(nlp.pipe(record.text for record in records)):
        found = comparable((entity.start_char, entity.end_char, entity.label_) for entity in doc.ents)
        gold = comparable(records[number].spans)
        for label, count in counts.items():
            count.add(_kind(found, label, number), _kind(gold, label, number))
    for label, count in counts.items():
        yield f"{name}, entities, strict F1: {label}", count.f1


def _kind(spans: Iterable[Span], label: str, number: int) -> set[object]:
    return {(number, *span) for span in spans if label in ("all three", span[2])}


def speeds(arguments: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Time both pipelines in turn, several times, and report the best of each: noise only ever slows."""
    texts = _news(arguments.data / "text/voa_news.jsonl")
    pipelines = {"this pipeline": load_pipeline(str(arguments.model))}
    if arguments.other:
        pipelines["the other pipeline"] = spacy.load(arguments.other)
    best = dict.fromkeys(pipelines, 0.0)
    for _ in range(_REPEATS):
        for name, nlp in pipelines.items():
            started = time.process_time()
            words = sum(len(doc) for doc in nlp.pipe(texts))
            best[name] = max(best[name], words / (time.process_time() - started))
    for name, rate in best.items():
        yield f"words per second of processor time, {name}", round(rate)
    if arguments.other:
        yield "speed relative to the other pipeline", best["this pipeline"] / best["the other pipeline"]
    nlp = pipelines["this pipeline"]
    runs = [[doc.to_bytes() for doc in nlp.pipe(texts[:20], batch_size=size)] for size in (1, 3, 20)]
    yield "same annotation for batches of 1, 3 and 20 texts", runs[0] == runs[1] == runs[2]


def _news(path: Path) -> list[str]:
    texts: list[str] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if sum(len(text.split()) for text in texts) > _SPEED_WORDS:
                break
            texts.append(json.loads(line)["text"])
    return texts


_COLD_START = """
import resource, time
started = time.perf_counter()
from kgbuild import load_pipeline
nlp = load_pipeline({model!r})
loaded = time.perf_counter() - started
nlp({text!r})
print(loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def footprint(arguments: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Measure a fresh process that loads the pipeline and reads one long text."""
    size = sum(path.stat().st_size for path in arguments.model.rglob("*") if path.is_file())
    yield "model files, MB", size / 1e6
    text = " ".join(_news(arguments.data / "text/voa_news.jsonl")[:10])
    program = _COLD_START.format(model=str(arguments.model), text=text)
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(_REPEATS)
    ]
    yield "cold start of load_pipeline(), imports included, seconds", min(float(run[0]) for run in runs)
    yield "largest resident memory after a text of 10,000 words, MB", max(float(run[1]) for run in runs)


if __name__ == "__main__":
    main()
