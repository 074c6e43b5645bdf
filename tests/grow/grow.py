#!/usr/bin/env python3
"""Grows the trees that choose the body of a page, and measures them on publishers that they have not seen.

    cargo run --release --example grow -- PAGES > rows.tsv
    pip install lightgbm numpy
    python3 tests/grow/grow.py PAGES rows.tsv                           # five folds by publisher, prints body F1
    python3 tests/grow/grow.py PAGES rows.tsv --write assets/page/body.toml  # all pages, writes the trees

A folder of PAGES holds `page.html` and `gold.json` with `source_corpus`, `site` (the publisher), and either `body_text`, the
text of the body as a person marked it, or `body_with` and `body_without`, lists of sentences that it holds and does not hold.
A group of blocks counts as body when more than half of its runs of four words are the marked text's; short blocks only near longer
ones. Groups weigh by their share of the body, so that each page weighs about the same. The comment on top of body.toml is kept.
"""
import argparse, collections, hashlib, json, math, os, re, statistics
import lightgbm, numpy

PARAMETERS = dict(objective="binary", learning_rate=0.05, num_leaves=16, min_data_in_leaf=40, feature_fraction=0.4,
                  bagging_fraction=0.7, bagging_freq=1, lambda_l2=10, max_bin=127, verbose=-1, num_threads=1, seed=1)
ROUNDS = 300
FOLDS = 5
# What the trees must say of a block before it is body: the sum 0.05 of body.rs as a probability.
SURE = 0.5125
# Scripts that are written without spaces: a token a letter.
DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")


def tokens(text):
    found = []
    for word in re.findall(r"\w+", text):
        found.extend(word if DENSE.search(word) else [word])
    return found


def runs(words):
    return [tuple(words[at:at + 4]) for at in range(max(1, len(words) - 3)) if words]


def folded(text):
    return re.sub(r"\s+", " ", text or "")


class Page:
    """A page: its blocks with their numbers, which of them are body, and what each weighs."""

    def __init__(self, name, gold, numbers, texts):
        self.name, self.gold, self.texts = name, gold, texts
        self.corpus = gold["source_corpus"].split(":")[0]
        self.numbers = numpy.array(numbers, numpy.float32)
        self.body = numpy.zeros(len(texts), numpy.int8)
        self.weight = numpy.zeros(len(texts), numpy.float32)
        self.by_text() if gold.get("body_text") else self.by_sentences()

    def fold(self):
        return int(hashlib.md5(self.gold["site"].encode()).hexdigest(), 16) % FOLDS

    def by_text(self):
        marked = tokens(self.gold["body_text"])
        known = set(runs(marked))
        joined = " " + " ".join(marked) + " "
        lines = {tuple(tokens(line)) for line in self.gold["body_text"].split("\n")}
        size, share = numpy.zeros(len(self.texts)), numpy.zeros(len(self.texts))
        for at, text in enumerate(self.texts):
            words = tokens(text)
            size[at] = len(words)
            if len(words) >= 4:
                share[at] = statistics.mean(run in known for run in runs(words))
            elif words:
                share[at] = tuple(words) in lines or f" {' '.join(words)} " in joined
        self.body = (share > 0.5).astype(numpy.int8)
        sure = (share > 0.5) & (size >= 8)
        if not sure.any():
            return
        for at in numpy.flatnonzero(self.body & ~sure):
            if not sure[max(0, at - 4):at + 5].any():
                self.body[at] = 0
        self.keep_one_of_equals(size, sure, joined)
        self.weight = (numpy.minimum(size / max(len(marked), 50), 0.5) * 60 + 0.3).astype(numpy.float32)

    def keep_one_of_equals(self, size, sure, joined):
        """Of a text that stands on the page more often than in the body, that with most sure blocks round it."""
        places = collections.defaultdict(list)
        for at in numpy.flatnonzero(self.body & (size >= 4)):
            places[self.texts[at]].append(at)
        for text, found in places.items():
            if len(found) > 1 and joined.count(f" {' '.join(tokens(text))} ") < len(found):
                best = max(found, key=lambda at: sure[max(0, at - 6):at + 7].sum())
                self.body[[at for at in found if at != best]] = 0

    def by_sentences(self):
        for at, text in enumerate(map(folded, self.texts)):
            for value, key in ((1, "body_with"), (0, "body_without")):
                if any(folded(sentence) and folded(sentence) in text for sentence in self.gold.get(key) or []):
                    self.body[at], self.weight[at] = value, 1.5

    def shares(self, chosen):
        """Parts of all runs of four words: rightly chosen, wrongly chosen, missed."""
        text = "\n\n".join(text for text, kept in zip(self.texts, chosen) if kept)
        known, given = collections.Counter(runs(tokens(self.gold["body_text"]))), collections.Counter(runs(tokens(text)))
        right = sum((known & given).values())
        wrong, missed = sum(given.values()) - right, sum(known.values()) - right
        whole = max(1, right + wrong + missed)
        return right / whole, wrong / whole, missed / whole

    def sentences(self, chosen):
        text = folded("\n\n".join(text for text, kept in zip(self.texts, chosen) if kept))
        for key in ("body_with", "body_without"):
            for sentence in self.gold.get(key) or []:
                yield key, folded(sentence) in text


def read(pages, rows):
    """The names of the numbers, and the pages."""
    found = collections.defaultdict(lambda: ([], []))
    lines = open(rows, encoding="utf-8", newline="\n")
    names = next(lines).rstrip("\n").split(",")
    for line in lines:
        name, numbers, text = line.rstrip("\n").split("\t", 2)
        found[name][0].append([float(number) for number in numbers.split(",")])
        found[name][1].append(text)
    out = []
    for name, (numbers, texts) in sorted(found.items()):
        gold = json.load(open(os.path.join(pages, name, "gold.json"), encoding="utf-8"))
        if gold.get("body_text") or gold.get("body_with"):
            out.append(Page(name, gold, numbers, texts))
    return names, out


def grow(pages, parameters=PARAMETERS, rounds=ROUNDS):
    # What another engine took for the body is a reference and no truth.
    pages = [page for page in pages if page.corpus != "readability"]
    numbers, body, weight = (numpy.concatenate([getattr(page, key) for page in pages]) for key in ("numbers", "body", "weight"))
    known = weight > 0
    return lightgbm.train(parameters, lightgbm.Dataset(numbers[known], body[known], weight=weight[known]), rounds)


def measure(pages, chosen):
    """Body F1 of each corpus: the mean precision and recall of its pages; of sentences all together."""
    texts, sentences = collections.defaultdict(list), collections.Counter()
    for page, kept in zip(pages, chosen):
        if page.gold.get("body_text"):
            texts[page.corpus].append(page.shares(kept))
        else:
            sentences.update(page.sentences(kept))
    out = {}
    for corpus, all_shares in sorted(texts.items()):
        precision = statistics.mean([right / (right + wrong) if right else 0 for right, wrong, _ in all_shares if right + wrong])
        recall = statistics.mean([right / (right + missed) if right else 0 for right, _, missed in all_shares])
        out[corpus] = (round(2 * precision * recall / (precision + recall), 4), round(precision, 3), round(recall, 3))
    right, missed = sentences["body_with", True], sentences["body_with", False]
    out["sentences"] = round(2 * right / max(1, 2 * right + missed + sentences["body_without", True]), 4)
    return out


def written(node, names):
    if "split_feature" not in node:
        return "=%.4g" % node["leaf_value"]
    question = "%s:%.6g" % (names[node["split_feature"]], node["threshold"])
    return " ".join((question, written(node["left_child"], names), written(node["right_child"], names)))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages")
    arguments.add_argument("rows")
    arguments.add_argument("--write", metavar="FILE")
    arguments.add_argument("--list", metavar="FILE", help="names of the pages that are measured")
    options = arguments.parse_args()
    names, pages = read(options.pages, options.rows)
    listed = set(open(options.list).read().split()) if options.list else {page.name for page in pages}
    shown = [page for page in pages if page.name in listed]
    if options.write:
        trees = grow(pages)
        head = [line for line in open(options.write, encoding="utf-8") if line.startswith("#")]
        lines = ['  "%s",\n' % written(tree["tree_structure"], names) for tree in trees.dump_model()["tree_info"]]
        sure = math.log(SURE / (1 - SURE))
        form = ["version = 1\n", "sure = %.2f\n" % sure, "trees = [\n"] + lines + ["]\n"]
        open(options.write, "w", encoding="utf-8").writelines(head + form)
        print("grown from them:", measure(shown, [trees.predict(page.numbers) > SURE for page in shown]))
        return
    chosen = {}
    for fold in range(FOLDS):
        trees = grow([page for page in pages if page.fold() != fold])
        chosen.update({page.name: trees.predict(page.numbers) > SURE for page in shown if page.fold() == fold})
    print("publishers apart:", measure(shown, [chosen[page.name] for page in shown]))


if __name__ == "__main__":
    main()
