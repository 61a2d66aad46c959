#!/usr/bin/env python3
"""Learns how to rank readings and how sure to be of the best one.

  train.py QUESTIONS PREDICTIONS LABELS --held-out FILE --resources FOLDER --recorded FILE --report FILE

QUESTIONS, PREDICTIONS (`./sqlchat eval --readings 60`) and LABELS (label.py) describe the same questions. Databases named in
--held-out are never trained on; they only give figures. Writes ranking.txt, confidence.txt and confidence-tried.txt to --resources (which holds prior.txt), a few feature
rows with their scores to --recorded (for the test that Java computes the same), figures to --report. Needs numpy, lightgbm
and scikit-learn. The same input gives the same output.
"""
import argparse
import collections
import json
import pathlib

import lightgbm
import numpy
from sklearn.model_selection import GroupKFold

FOLDS = 4
MOST = 60
RANKING = {"learning_rate": 0.06, "num_leaves": 12, "min_data_in_leaf": 30, "min_sum_hessian_in_leaf": 0.01,
           "feature_fraction": 0.3, "lambda_l2": 5.0, "seed": 1}
RANKING_ROUNDS = 200
# How many readings are tried, and what is taken off the score of one that finds nothing or cannot be run: as in Java.
TRIED = 4
EMPTY, REFUSED = 3, 8
# The share of the prior that the trees learn on top of. In use they stand beside all of it, so that they overrule it
# only where they are sure.
PRIOR_SHARE = 1 / 3
CONFIDENCE = {"objective": "binary", "learning_rate": 0.02, "num_leaves": 6, "min_data_in_leaf": 30,
              "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 10.0, "seed": 1}
CONFIDENCE_ROUNDS = 400
# What a question of the engine's own counts where readings are tried: its databases are tiny. Untried are those of large
# databases, which are asked as the engine's own are: by business words, with dates.
OWN = 0.3
COMMON = {"verbose": -1, "num_threads": 1, "max_bin": 63, "deterministic": True,
          "force_row_wise": True, "use_missing": False}
DEPTHS = (1, 2, 3, 5, 10, 20, 80)
COVERAGES = (0.5, 0.6, 0.7, 0.8, 1.0)


class Data:
    """Readings as a matrix, question by question."""

    def __init__(self, questions, predictions, labels):
        asked = {question["id"]: question for question in lines(questions)}
        right = {line["id"]: line["right"] for line in lines(labels)}
        self.questions, names, cells, marks, starts = [], {}, ([], [], []), [], [0]
        self.found = []
        for prediction in lines(predictions):
            if prediction["id"] not in right:
                continue
            for reading, mark in zip(prediction["readings"][:MOST], right[prediction["id"]]):
                self.found.append({name: value for name, value in reading["features"].items() if name.startswith("found.")})
                for name, value in reading["features"].items():
                    if not name.startswith("found."):
                        cells[0].append(len(marks))
                        cells[1].append(names.setdefault(name, len(names)))
                        cells[2].append(value)
                marks.append(mark)
            starts.append(len(marks))
            self.questions.append(asked[prediction["id"]])
        order = sorted(names)
        place = {names[name]: at for at, name in enumerate(order)}
        self.names = order
        self.rows = numpy.zeros((len(marks), len(order)))
        self.rows[cells[0], [place[number] for number in cells[1]]] = cells[2]
        self.right = numpy.array(marks)
        self.prior = numpy.zeros(len(marks))
        self.starts = numpy.array(starts)

    def weigh(self, prior):
        """Scores the readings by weights of features, as Prior in Java."""
        for name, weight in (line.split() for line in prior.read_text().splitlines() if not line.startswith("#")):
            if name in self.names:
                self.prior += float(weight) * self.rows[:, self.names.index(name)]

    def span(self, at):
        return slice(self.starts[at], self.starts[at + 1])

    def answerable(self, at):
        return self.questions[at].get("answerable") is not False

    def database(self, at):
        return self.questions[at]["db_id"]

    def rows_of(self, some):
        return numpy.concatenate([numpy.arange(self.starts[at], self.starts[at + 1]) for at in some])


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def listwise(sizes):
    """The gradient of -log of the softmax mass on the right readings of each question."""
    starts = numpy.concatenate([[0], numpy.cumsum(sizes)])[:-1]

    def objective(scores, data):
        right = data.get_label()
        odds = numpy.exp(scores - numpy.repeat(numpy.maximum.reduceat(scores, starts), sizes))
        share = odds / numpy.repeat(numpy.add.reduceat(odds, starts), sizes)
        mass = numpy.maximum(numpy.add.reduceat(odds * right, starts), 1e-12)
        return share - odds * right / numpy.repeat(mass, sizes), numpy.maximum(share * (1 - share), 1e-3)

    return objective


def learn_ranking(data, some):
    """Only questions with both right and wrong readings teach anything."""
    useful = [at for at in some if data.answerable(at) and 0 < data.right[data.span(at)].sum() < len(data.right[data.span(at)])]
    rows = data.rows_of(useful)
    sizes = (data.starts[1:] - data.starts[:-1])[useful]
    return lightgbm.train({**COMMON, **RANKING, "objective": listwise(sizes)},
                          lightgbm.Dataset(data.rows[rows], data.right[rows], init_score=PRIOR_SHARE * data.prior[rows]),
                          RANKING_ROUNDS)


def leads(scores):
    """As Confidence in Java; scores of one question, falling."""
    margin = lambda place: scores[0] - scores[min(place, len(scores) - 1)]
    return [scores[0], 1 / numpy.exp(scores - scores[0]).sum(), margin(1), margin(2), margin(4), len(scores)]


LEADS = ["lead.score", "lead.share", "lead.second", "lead.third", "lead.fifth", "lead.candidates"]


FINDINGS = ["found.known", "found.refused", "found.empty", "found.rows", "found.repeated", "found.missing", "found.said",
            "found.one", "found.cell", "found.zero", "found.constant", "found.unique"]
AGREEMENT = ["agree.share", "agree.others", "agree.rival", "agree.count", "agree.shareOnce", "agree.countOnce"]


def weights(groups, scores):
    odds = numpy.exp(scores - scores.max())
    return {group: odds[groups == group].sum() / odds.sum() for group in groups}


def agreement(found, best, scores):
    """As Findings in Java: how far the readings tried found what the best one found."""
    group = lambda name: numpy.array([one.get(name) or -place for place, one in enumerate(found, 1)])
    same, once = group("found.same"), group("found.sameOnce")
    groups = weights(same, scores)
    own = groups.pop(same[best])
    return [own, len(groups), max(groups.values(), default=0), (same == same[best]).sum(),
            weights(once, scores)[once[best]], (once == once[best]).sum()]


def try_readings(data, scores, some):
    """The scores once it is known what the first readings find, and for each question the places of those tried."""
    after, tried = scores.copy(), {}
    for at in some:
        span = data.span(at)
        tried[at] = span.start + numpy.argsort(-scores[span], kind="stable")[:TRIED]
        for row in tried[at]:
            after[row] -= EMPTY * data.found[row].get("found.empty", 0) + REFUSED * data.found[row].get("found.refused", 0)
    return after, tried


class Best:
    """The first reading of each question by the scores given, with the features of its lead and of what was found."""

    def __init__(self, data, scores, some, tried=None):
        self.questions = [at for at in some if data.starts[at] < data.starts[at + 1]]
        self.rows, self.right, self.places = [], [], []
        own = 1 if tried is None else OWN
        self.weights = numpy.array([own if data.questions[at]["suite"] == "own" else 1 for at in self.questions])
        for at in self.questions:
            span = data.span(at)
            order = numpy.argsort(-scores[span], kind="stable")
            first = span.start + order[0]
            self.rows.append(numpy.concatenate([data.rows[first], leads(scores[span][order]),
                                                [] if tried is None else self.findings(data, scores, tried[at], first)]))
            self.right.append(data.right[first] and data.answerable(at))
            found = numpy.flatnonzero(data.right[span][order])
            self.places.append(int(found[0]) + 1 if len(found) else None)
        self.rows, self.right = numpy.array(self.rows), numpy.array(self.right).astype(int)

    @staticmethod
    def findings(data, scores, tried, first):
        if first not in tried or not data.found[first].get("found.known"):
            return numpy.zeros(len(FINDINGS) + len(AGREEMENT))
        found = data.found[first]
        return ([found.get(name, 0.0) for name in FINDINGS]
                + agreement([data.found[row] for row in tried], list(tried).index(first), scores[tried]))


def learn_confidence(best, some=None):
    some = numpy.arange(len(best.right)) if some is None else some
    return lightgbm.train({**COMMON, **CONFIDENCE}, lightgbm.Dataset(best.rows[some], best.right[some], weight=best.weights[some]),
                          CONFIDENCE_ROUNDS)


def folds(data, some):
    return GroupKFold(FOLDS).split(some, groups=[data.database(at) for at in some])


def nodes(tree):
    if "leaf_value" in tree:
        return [f"={tree['leaf_value']:.5g}"]
    return ([f"{tree['split_feature']}<{tree['threshold']:.10g}"] + nodes(tree["left_child"])
            + nodes(tree["right_child"]))


def write(model, names, path, about):
    trees = [nodes(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    used = sorted({int(node.split("<")[0]) for tree in trees for node in tree if "<" in node})
    place = {old: new for new, old in enumerate(used)}
    renumbered = lambda node: f"{place[int(node.split('<')[0])]}<{node.split('<')[1]}" if "<" in node else node
    path.write_text("\n".join([f"# {about}", "# Written by tools/ranker/train.py; see docs/ranker.md.",
                               " ".join(names[at] for at in used)]
                              + [" ".join(map(renumbered, tree)) for tree in trees]) + "\n", encoding="utf-8")


def read(path):
    """The model as Java reads it."""
    text = [line for line in path.read_text().splitlines() if not line.startswith("#")]

    def value(tokens, features):
        token = next(tokens)
        if token.startswith("="):
            return float(token[1:])
        feature, threshold = token.split("<")
        low, high = value(tokens, features), value(tokens, features)
        return low if features.get(names[int(feature)], 0.0) <= float(threshold) else high

    names = text[0].split(" ")
    return lambda features: sum(value(iter(tree.split(" ")), features) for tree in text[1:])


def record(data, best, models, path):
    """Feature rows of some questions and what the models say of them, for the test in Java."""
    out = []
    for at in range(0, len(best.questions), max(1, len(best.questions) // 12)):
        features = {name: round(float(value), 6)
                    for name, value in zip(data.names + LEADS + FINDINGS + AGREEMENT, best.rows[at]) if value}
        out.append(" ".join([f"{model(features):.6f}" for model in models]
                            + [f"{name}={value}" for name, value in sorted(features.items())]))
    path.write_text("# scores of ranking.txt, confidence.txt, confidence-tried.txt, features; written by tools/ranker/train.py\n"
                    + "\n".join(out) + "\n", encoding="utf-8")


def chance(model, rows):
    return 1 / (1 + numpy.exp(-model.predict(rows, raw_score=True)))


def figures(title, data, best, sure, some):
    answerable = [at for at in some if data.answerable(at)]
    places = dict(zip(best.questions, best.places))
    out = [f"== {title}", "suite".ljust(18) + "n".rjust(6) + "".join(f"@{depth}".rjust(7) for depth in DEPTHS)]
    suites = collections.defaultdict(list)
    for at in answerable:
        suites[data.questions[at]["suite"]].append(places.get(at))
        suites["ALL"].append(places.get(at))
    for suite, found in sorted(suites.items()):
        out.append(suite.ljust(18) + str(len(found)).rjust(6) + "".join(
            f"{100 * sum(1 for place in found if place and place <= depth) / len(found):7.1f}" for depth in DEPTHS))
    out.append("answered of the answerable, threshold, right of all answers, unanswerable abstained")
    asked = numpy.array([data.answerable(at) for at in best.questions])
    unanswerable = len(some) - len(answerable)
    for coverage in COVERAGES:
        order = numpy.sort(sure[asked])[::-1]
        threshold = order[min(len(order), max(1, round(coverage * len(answerable)))) - 1]
        given = sure >= threshold
        out.append(f"{coverage:8.0%} {threshold:9.3f} {best.right[given].mean():9.1%} "
                   f"{1 - (given & ~asked).sum() / max(1, unanswerable):9.1%}")
    out.append("confidence from, to, n, mean, right")
    for low in numpy.arange(0, 1, 0.1):
        inside = (sure >= low) & (sure < low + 0.1)
        if inside.any():
            out.append(f"{low:8.1f} {low + 0.1:4.1f} {inside.sum():6d} {sure[inside].mean():7.2f} "
                       f"{best.right[inside].mean():7.2f}")
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("questions", "predictions", "labels"):
        parser.add_argument(name, type=pathlib.Path)
    for name in ("--held-out", "--resources", "--recorded", "--report"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    data = Data(arguments.questions, arguments.predictions, arguments.labels)
    data.weigh(arguments.resources / "prior.txt")
    held = set(arguments.held_out.read_text().split())
    every = range(len(data.questions))
    seen = [at for at in every if data.database(at) not in held]
    unseen = [at for at in every if data.database(at) in held]

    scores = numpy.zeros(len(data.right))
    for some, rest in folds(data, seen):
        model = learn_ranking(data, [seen[at] for at in some])
        rows = data.rows_of([seen[at] for at in rest])
        scores[rows] = data.prior[rows] + model.predict(data.rows[rows])
    ranking = learn_ranking(data, seen)
    rows = data.rows_of(unseen)
    scores[rows] = data.prior[rows] + ranking.predict(data.rows[rows])

    confidence = learn_confidence(Best(data, scores, seen))
    after, tried = try_readings(data, scores, every)
    best, other = Best(data, after, seen, tried), Best(data, after, unseen, tried)
    sure = numpy.zeros(len(best.right))
    for some, rest in folds(data, best.questions):
        sure[rest] = chance(learn_confidence(best, some), best.rows[rest])
    informed = learn_confidence(best)

    about = "Learned from public question sets; their licences and what was left out: docs/ranker.md."
    write(ranking, data.names, arguments.resources / "ranking.txt", about)
    write(confidence, data.names + LEADS, arguments.resources / "confidence.txt", about)
    write(informed, data.names + LEADS + FINDINGS + AGREEMENT, arguments.resources / "confidence-tried.txt", about)
    record(data, best, [read(arguments.resources / name) for name in ("ranking.txt", "confidence.txt", "confidence-tried.txt")],
           arguments.recorded)
    report = (figures("trained on, each database judged by models that have not seen it", data, best, sure, seen)
              + figures("held out", data, other, chance(informed, other.rows), unseen))
    arguments.report.write_text("\n".join(report) + "\n", encoding="utf-8")
    print("\n".join(report))


if __name__ == "__main__":
    main()
