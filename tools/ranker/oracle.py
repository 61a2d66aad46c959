#!/usr/bin/env python3
"""Is a right reading among the first k? Says whether generation or ranking costs more.

  oracle.py SCORER_FOLDER QUESTIONS PREDICTIONS [--only-dbs FILE | --not-dbs FILE] [--suite NAME]... [--places FILE]

SCORER_FOLDER holds score.py and databases/; PREDICTIONS comes from `./sqlchat eval --readings 20`. A reading is right
when the scorer judges its SQL to be correct. --places writes a line of JSON for each question: the place of its first
right reading (null: none) and the number of readings. Python standard library only.
"""
import argparse
import collections
import importlib.util
import json
import pathlib

DEPTHS = (1, 2, 3, 5, 10, 20)


def scorer(folder):
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def scored(question):
    return question.get("score") is not False and not question.get("gold_empty") and question.get("answerable") is not False


def chosen(questions, arguments):
    databases = lambda file: set(file.read_text().split())
    only = databases(arguments.only_dbs) if arguments.only_dbs else None
    without = databases(arguments.not_dbs) if arguments.not_dbs else set()
    return [question for question in questions if scored(question)
            and (only is None or question["db_id"] in only) and question["db_id"] not in without
            and (not arguments.suite or question["suite"] in arguments.suite)]


def first_right(score, question, readings, database, cache):
    """The place of the first right reading, from 1; None where there is none."""
    for place, reading in enumerate(readings, 1):
        if score.judge(question, reading["sql"], database, 10.0, cache)[0] == "correct":
            return place
    return None


def table(places):
    head = "suite".ljust(18) + "n".rjust(6) + "".join(f"@{depth}".rjust(8) for depth in DEPTHS)
    rows = [head]
    for suite, ranks in places.items():
        share = lambda depth: 100 * sum(1 for place in ranks if place and place <= depth) / len(ranks)
        rows.append(suite.ljust(18) + str(len(ranks)).rjust(6) + "".join(f"{share(depth):8.1f}" for depth in DEPTHS))
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=pathlib.Path)
    parser.add_argument("questions", type=pathlib.Path)
    parser.add_argument("predictions", type=pathlib.Path)
    parser.add_argument("--only-dbs", type=pathlib.Path)
    parser.add_argument("--not-dbs", type=pathlib.Path)
    parser.add_argument("--suite", action="append")
    parser.add_argument("--places", type=pathlib.Path)
    arguments = parser.parse_args()
    score = scorer(arguments.scorer)
    readings = {line["id"]: line.get("readings", []) for line in lines(arguments.predictions)}
    places, found, cache = collections.defaultdict(list), [], {}
    for question in chosen(lines(arguments.questions), arguments):
        made = readings.get(question["id"], [])
        database = arguments.scorer / "databases" / f"{question['db_id']}.sqlite"
        place = first_right(score, question, made, database, cache)
        places[question["suite"]].append(place)
        places["ALL"].append(place)
        found.append({"id": question["id"], "place": place, "readings": len(made)})
    places["ALL"] = places.pop("ALL", [])
    print(table(places))
    if arguments.places:
        arguments.places.write_text("".join(json.dumps(line) + "\n" for line in found), encoding="utf-8")


if __name__ == "__main__":
    main()
