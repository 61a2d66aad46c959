-- The state of a run after each node of the agent's graph: what the node changed, as JSON. Nothing was kept here before.
DROP TABLE checkpoints;

CREATE TABLE checkpoints (
    run TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    node TEXT NOT NULL,
    route TEXT NOT NULL,
    change TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (run, number)
);

CREATE INDEX checkpoints_by_time ON checkpoints (at);
