-- For answered turns, so that the same question is found when it is asked again. question_key stands for the question without case, spaces and closing
-- marks, and its database; plan_hash for what the query asks. leans is 1 where what was said before in the thread may have changed the meaning, else 0.
ALTER TABLE turns ADD COLUMN question_key TEXT;
ALTER TABLE turns ADD COLUMN plan_hash TEXT;
ALTER TABLE turns ADD COLUMN leans INTEGER;

CREATE INDEX turns_by_question ON turns (question_key, finished_at);
