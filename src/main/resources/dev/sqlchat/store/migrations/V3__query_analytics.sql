-- One question that the agent took, whatever became of it; id is that of its run. question_form is the question without case, spaces and punctuation
-- that make no difference, so that the same question counts together. What is not known is null: of a question without an answer its rows, of a run that failed its tokens.
CREATE TABLE query_analytics (
    id TEXT PRIMARY KEY,
    question TEXT NOT NULL,
    question_form TEXT NOT NULL,
    generated_sql TEXT,
    execution_time_ms BIGINT NOT NULL,
    token_count BIGINT,
    timestamp TEXT NOT NULL,
    status TEXT NOT NULL,
    model TEXT NOT NULL,
    database_name TEXT,
    steps INTEGER NOT NULL,
    row_count INTEGER,
    confidence DOUBLE PRECISION,
    cost NUMERIC,
    user_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    turn INTEGER
);

CREATE INDEX query_analytics_by_time ON query_analytics (timestamp);
CREATE INDEX query_analytics_of_user ON query_analytics (user_id, conversation_id);
