-- Questions with the SQL that answers them, as somebody said who knows. question_form is the question without what makes no difference; as_of the day that
-- counted as today when the SQL was right, from which "last month" counts. fingerprint and row_count are those of the rows then. state is proposed (answers
-- nobody yet) or verified. answer_id is the answer that was verified or corrected. Names are kept beside ids since the key may be gone by the time one asks.
CREATE TABLE verified_queries (
    id TEXT PRIMARY KEY,
    database_name TEXT NOT NULL,
    question TEXT NOT NULL,
    question_form TEXT NOT NULL,
    query TEXT NOT NULL,
    as_of TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    note TEXT,
    state TEXT NOT NULL,
    answer_id TEXT,
    created_by TEXT,
    created_name TEXT,
    created_at TEXT NOT NULL,
    verified_by TEXT,
    verified_name TEXT,
    verified_at TEXT,
    edited_by TEXT,
    edited_name TEXT,
    edited_at TEXT
);

-- A question has one verified answer; there may be several proposals.
CREATE UNIQUE INDEX verified_question ON verified_queries (database_name, question_form) WHERE state = 'verified';

-- Goes up with each change of the table above, so that every process notices at little cost.
CREATE TABLE verified_queries_version (
    id INTEGER PRIMARY KEY,
    version BIGINT NOT NULL
);

INSERT INTO verified_queries_version (id, version) VALUES (1, 0);
