-- What a user thinks of the answer of a turn; rating is up or down. question is that of the turn, so that a reason can be read by itself.
CREATE TABLE feedback (
    conversation_id TEXT NOT NULL,
    turn INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    rating TEXT NOT NULL,
    reason TEXT,
    question TEXT,
    timestamp TEXT NOT NULL,
    PRIMARY KEY (conversation_id, turn, user_id)
);

CREATE INDEX feedback_by_time ON feedback (timestamp);
CREATE INDEX feedback_of_user ON feedback (user_id);
