-- The number of the turn that edits were made of; null for a question in words.
ALTER TABLE turns ADD COLUMN edited_turn INTEGER;
