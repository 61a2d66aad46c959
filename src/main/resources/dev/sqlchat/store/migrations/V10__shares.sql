-- Read-only copies of answers for whoever has the id. turn is null for the whole conversation. content is JSON, null once the share is revoked.
CREATE TABLE shares (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    turn INTEGER,
    title TEXT NOT NULL,
    content TEXT,
    created_at TEXT NOT NULL,
    revoked_at TEXT
);

CREATE INDEX shares_of_user ON shares (user_id, created_at);
CREATE INDEX shares_of_conversation ON shares (conversation_id);
