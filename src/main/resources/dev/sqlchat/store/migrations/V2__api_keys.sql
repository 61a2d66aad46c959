-- Keys that callers show; id is the principal's. Of the key itself only its SHA-256 and its beginning are kept. scopes are separated by commas.
-- A row is never deleted, so that its id never means somebody else.
CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT,
    last_used_at TEXT
);
