#!/usr/bin/env python3
"""Turns the engine's own test questions into a folder of questions and databases like the public ones.

  own.py TEST_RESOURCES FOLDER

TEST_RESOURCES holds databases/*.sql, questions/*.txt and known-gaps.txt. They bring what the public sets hardly ask: dates,
periods, shares, and questions that the data does not answer. Python standard library only.
"""
import json
import pathlib
import sqlite3
import sys


def cases(path):
    """Yields (database, conversation, expected) for each line with an expectation."""
    database, asked = "", []
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        if line.startswith("database "):
            database = line.removeprefix("database ")
        elif not line.startswith("#"):
            question, _, expected = line.partition(" | ")
            asked = asked + [question[1:].strip()] if question.startswith(">") else [question]
            yield database, asked, expected


def lines(path, start):
    for number, (database, asked, expected) in enumerate(cases(path)):
        name = f"{path.stem}-{number}"
        if expected.startswith("SCHEMA"):
            continue
        if len(asked) == 1:
            start[0] = name
        line = {"id": name, "suite": "own", "db_id": database, "question": asked[-1],
                "gold_sql": expected or None, "answerable": expected != "ABSTAIN", "score": bool(expected)}
        if expected == "ABSTAIN":
            line["gold_sql"] = None
        yield {**line, "conversation_id": start[0], "turn": len(asked)}


def main():
    resources, folder = map(pathlib.Path, sys.argv[1:])
    (folder / "databases").mkdir(parents=True, exist_ok=True)
    for script in sorted((resources / "databases").glob("*.sql")):
        target = folder / "databases" / f"{script.stem}.sqlite"
        target.unlink(missing_ok=True)
        with sqlite3.connect(target) as database:
            database.executescript(script.read_text(encoding="utf-8"))
    with open(folder / "questions.jsonl", "w", encoding="utf-8") as out:
        for path in [*sorted((resources / "questions").glob("*.txt")), resources / "known-gaps.txt"]:
            for line in lines(path, [""]):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
