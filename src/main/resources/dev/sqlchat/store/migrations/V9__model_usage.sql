-- What each user had language models take on each day of TIME_ZONE, and what is set aside for calls that are being made; what a killed process had set
-- aside stays so until the day ends. Costs are billionths of a USD.
CREATE TABLE model_usage (
    user_id TEXT NOT NULL,
    day TEXT NOT NULL,
    calls BIGINT NOT NULL DEFAULT 0,
    input_tokens BIGINT NOT NULL DEFAULT 0,
    output_tokens BIGINT NOT NULL DEFAULT 0,
    cost BIGINT NOT NULL DEFAULT 0,
    aside_tokens BIGINT NOT NULL DEFAULT 0,
    aside_cost BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, day)
);

CREATE INDEX model_usage_by_day ON model_usage (day);

-- What a user may take in a day instead of what the settings say; null: as they say, -1: as much as it likes.
CREATE TABLE day_limits (
    user_id TEXT PRIMARY KEY,
    tokens BIGINT,
    cost BIGINT
);
