"""Rewrites parses with ClearNLP labels, which spaCy's own English pipelines give, as Universal Dependencies.

Extraction reads ``token.dep_``, ``token.head`` and ``token.children`` in terms of Universal Dependencies (the
root's label is ``ROOT``, as in every spaCy pipeline). The two schemes differ in what heads what, so that the
component here moves words as well as renaming labels:

==================  ==============================================  =========================================
construction        ClearNLP                                        Universal Dependencies
==================  ==============================================  =========================================
preposition         talks → prep(in) → pobj(Oslo)                   talks → nmod(Oslo) → case(in)
preposition, verb   met → prep(after) → pcomp(failing)              met → advcl(failing) → mark(after)
passive agent       hit → agent(by) → pobj(rebels)                  hit → obl:agent(rebels) → case(by)
copula              is → nsubj(he), attr(envoy)                     envoy → nsubj(he), cop(is)
existential         is → expl(there), attr(doubt)                   is → expl(there), nsubj(doubt)
coordination        A → cc(and), conj(B) → conj(C)                  A → conj(B), conj(C); C → cc(and)
==================  ==============================================  =========================================

The scheme is described by Choi and Palmer (2012), "Guidelines for the CLEAR Style Constituent to Dependency
Conversion", and at https://universaldependencies.org/en/dep/. Names keep their last word as the head, with
``compound`` where UD has ``flat`` and the first word.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

_CLEARNLP_ONLY = frozenset({"dobj", "nsubjpass", "pobj", "auxpass"})

_RENAMED = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "neg": "advmod",
    "quantmod": "advmod",
    "intj": "discourse",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "dative": "iobj",
    "meta": "dep",
    # What is left of these has no object: "went in", "the day before".
    "prep": "advmod",
    "agent": "advmod",
    "pcomp": "advcl",
    "pobj": "obl",
}

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


def uses_clearnlp_labels(nlp: Language) -> bool:
    """Tell whether the pipeline's parser was trained on ClearNLP labels."""
    return any(not _CLEARNLP_ONLY.isdisjoint(labels) for labels in nlp.pipe_labels.values())


@Language.component(
    "kgbuild_universal_syntax",
    requires=["token.dep", "token.head", "token.pos", "token.tag", "token.lemma"],
    assigns=["token.dep", "token.head"],
)
def convert_to_universal(doc: Doc) -> Doc:
    """Rewrite the heads and labels of ``doc`` in place as Universal Dependencies, and return it."""
    tree = _Tree.read(doc)
    for step in (_raise_objects, _raise_predicates, _flatten_coordination, _rename):
        step(tree, doc)
    offsets = np.array(tree.heads, np.int64) - np.arange(len(doc))
    labels = np.array([doc.vocab.strings.add(label) for label in tree.labels], np.uint64)
    values = np.stack((offsets.view(np.uint64), labels), axis=1)
    doc.from_array(["HEAD", "DEP"], values)  # type: ignore[arg-type]
    return doc


@dataclass
class _Tree:
    """Heads and labels while they are rewritten; a root is its own head."""

    heads: list[int]
    labels: list[str]

    @classmethod
    def read(cls, doc: Doc) -> _Tree:
        return cls([token.head.i for token in doc], [token.dep_ for token in doc])

    def children(self, head: int) -> list[int]:
        return [word for word, parent in enumerate(self.heads) if parent == head and word != head]

    def child(self, head: int, *labels: str) -> int | None:
        return next((word for word in self.children(head) if self.labels[word] in labels), None)

    def attach(self, word: int, head: int, label: str) -> None:
        self.heads[word], self.labels[word] = head, label

    def swap(self, upper: int, lower: int, label: str) -> None:
        """Put ``lower`` in the place of ``upper``, and ``upper`` and its other children under it."""
        for word in self.children(upper):
            if word != lower:
                self.heads[word] = lower
        self.heads[lower] = lower if self.heads[upper] == upper else self.heads[upper]
        self.labels[lower] = self.labels[upper]
        self.attach(upper, lower, label)


def _raise_objects(tree: _Tree, doc: Doc) -> None:
    """Make the object of a preposition the head of its phrase, from the innermost phrase outwards."""
    for preposition in sorted(range(len(doc)), key=lambda word: -_depth(tree, word)):
        label = tree.labels[preposition]
        if label not in ("prep", "agent", "dative", "pcomp", "conj") or doc[preposition].pos_ not in (
            "ADP",
            "SCONJ",
        ):
            continue
        thing = tree.child(preposition, "pobj")
        if thing is None:
            # "Out of Syria", of which the inner part is done: Syria now depends on "out".
            thing = tree.child(preposition, "obl")
        clause = tree.child(preposition, "pcomp")
        if thing is not None:
            tree.swap(preposition, thing, "case")
            tree.labels[thing] = _phrase_label(tree, doc, thing, label)
        elif clause is not None:
            clausal = doc[clause].pos_ in ("VERB", "AUX")
            tree.swap(preposition, clause, "mark" if clausal else "case")
            nominal_head = doc[tree.heads[clause]].pos_ in _NOMINAL
            tree.labels[clause] = label if label == "conj" else "acl" if nominal_head else "advcl"


def _phrase_label(tree: _Tree, doc: Doc, thing: int, label: str) -> str:
    """Return the label of a prepositional phrase whose preposition had ``label``."""
    if label == "conj":
        return "conj"
    if label == "pcomp":
        # "Because of rain": the outer preposition still heads the phrase and is next.
        return "pobj"
    if label == "agent":
        return "obl:agent"
    return "nmod" if doc[tree.heads[thing]].pos_ in _NOMINAL else "obl"


def _raise_predicates(tree: _Tree, doc: Doc) -> None:
    """Make the predicate of "be" the head of its clause, and the verb a copula."""
    for token in doc:
        verb = token.i
        if token.lemma_ != "be" or tree.labels[verb] in ("aux", "auxpass"):
            continue
        predicate = tree.child(verb, "attr", "acomp")
        if predicate is not None and tree.child(verb, "expl") is not None:
            tree.labels[predicate] = "nsubj"
        elif predicate is not None:
            tree.swap(verb, predicate, "cop")
        elif tree.child(verb, "nsubj") is not None:
            phrases = [word for word in tree.children(verb) if word > verb and tree.labels[word] == "obl"]
            if phrases:
                tree.swap(verb, phrases[0], "cop")


def _flatten_coordination(tree: _Tree, doc: Doc) -> None:
    """Attach every conjunct to the first one, and each conjunction to the conjunct that follows it."""
    for word in range(len(doc)):
        if tree.labels[word] == "conj":
            while tree.labels[tree.heads[word]] == "conj" and tree.heads[word] < word:
                tree.heads[word] = tree.heads[tree.heads[word]]
    for word in range(len(doc)):
        if tree.labels[word] != "cc":
            continue
        first = tree.heads[word]
        while tree.labels[first] == "conj":
            first = tree.heads[first]
        following = [other for other in tree.children(first) if tree.labels[other] == "conj" and other > word]
        if following:
            tree.heads[word] = following[0]


def _rename(tree: _Tree, doc: Doc) -> None:
    """Give the labels that are left their UD names."""
    for token in doc:
        label = tree.labels[token.i]
        if label == "aux" and token.tag_ == "TO":
            label = "mark"
        elif label == "npadvmod":
            nominal_head = doc[tree.heads[token.i]].pos_ in _NOMINAL
            label = "nmod:unmarked" if nominal_head else "obl:unmarked"
        elif label in ("nsubj", "csubj") and any(
            tree.labels[child] in ("auxpass", "aux:pass") for child in tree.children(tree.heads[token.i])
        ):
            label += ":pass"
        tree.labels[token.i] = _RENAMED.get(label, label)


def _depth(tree: _Tree, word: int) -> int:
    depth = 0
    while tree.heads[word] != word:
        word, depth = tree.heads[word], depth + 1
    return depth
