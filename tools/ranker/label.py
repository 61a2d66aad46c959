#!/usr/bin/env python3
"""Judges every reading of every question by execution.

  label.py SCORER_FOLDER QUESTIONS PREDICTIONS LABELS [--cache FILE]

LABELS gets one JSON object a line: {"id", "right": [0 or 1 for each reading]}. What was judged before is taken from
--cache, so that a second run judges only new SQL. Questions that the scorer leaves out are left out; every reading of an
unanswerable question is wrong. Python standard library only.
"""
import argparse
import hashlib
import json
import multiprocessing
import pathlib
import pickle

from oracle import lines, scorer

SCORE = None
FOLDER = None


def wanted(question):
    return question.get("score") is not False and not question.get("gold_empty")


def key(question, sql):
    return hashlib.sha1(f"{question['id']}\0{sql}".encode()).digest()[:12]


def start(folder):
    global SCORE, FOLDER
    SCORE, FOLDER = scorer(folder), folder


def judge(task):
    question, sqls = task
    cache = {}
    database = FOLDER / "databases" / f"{question['db_id']}.sqlite"
    return [(key(question, sql), SCORE.judge(question, sql, database, 2.0, cache)[0] == "correct") for sql in sqls]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=pathlib.Path)
    parser.add_argument("questions", type=pathlib.Path)
    parser.add_argument("predictions", type=pathlib.Path)
    parser.add_argument("labels", type=pathlib.Path)
    parser.add_argument("--cache", type=pathlib.Path)
    arguments = parser.parse_args()
    known = pickle.loads(arguments.cache.read_bytes()) if arguments.cache and arguments.cache.exists() else {}
    questions = {question["id"]: question for question in lines(arguments.questions) if wanted(question)}
    made = {}
    with open(arguments.predictions, encoding="utf-8") as file:
        for line in file:
            prediction = json.loads(line)
            if prediction["id"] in questions:
                made[prediction["id"]] = [reading["sql"] for reading in prediction.get("readings", [])]
    tasks = []
    for identifier, sqls in made.items():
        question = questions[identifier]
        fresh = [sql for sql in sqls if question.get("answerable") is not False and key(question, sql) not in known]
        if fresh:
            tasks.append((question, fresh))
    with multiprocessing.Pool(2, start, (arguments.scorer,)) as pool:
        for judged in pool.imap_unordered(judge, tasks, chunksize=8):
            known.update(judged)
    if arguments.cache:
        arguments.cache.write_bytes(pickle.dumps(known))
    with open(arguments.labels, "w", encoding="utf-8") as file:
        for identifier, sqls in made.items():
            right = [int(known.get(key(questions[identifier], sql), False)) for sql in sqls]
            file.write(json.dumps({"id": identifier, "right": right}) + "\n")


if __name__ == "__main__":
    main()
