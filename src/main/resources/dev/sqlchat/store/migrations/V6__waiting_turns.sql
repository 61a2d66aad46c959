-- Questions that wait until the earlier ones of their thread are done, in the order they came. holder and held_until as those of turns.
CREATE TABLE waiting_turns (
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    holder TEXT NOT NULL,
    held_until TEXT NOT NULL,
    PRIMARY KEY (conversation_id, place)
);
