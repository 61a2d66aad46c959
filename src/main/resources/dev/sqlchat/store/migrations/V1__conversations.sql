-- Threads of questions. user_id is the principal who owns one.
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    title TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);

CREATE INDEX conversations_of_user ON conversations (user_id, updated_at);

-- One question of a thread; database_name is the data source that it asked. state is running, done or interrupted; plan and answer are JSON.
-- holder is the process that runs it, until held_until unless it renews that.
CREATE TABLE turns (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    question TEXT NOT NULL,
    database_name TEXT,
    plan TEXT,
    answer TEXT,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    holder TEXT NOT NULL,
    held_until TEXT NOT NULL,
    PRIMARY KEY (conversation_id, number)
);

-- What each node of the agent's graph added to the run of a turn; never changed.
CREATE TABLE checkpoints (
    run TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    node TEXT NOT NULL,
    route TEXT NOT NULL,
    added TEXT NOT NULL,
    remaining_steps INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (run, number)
);

-- One turn of a thread runs at a time.
CREATE UNIQUE INDEX running_turn ON turns (conversation_id) WHERE state = 'running';
