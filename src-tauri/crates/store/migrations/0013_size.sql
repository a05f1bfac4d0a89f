-- What lists and the day look for among a hundred thousand applications without going through them.

-- Those that lack something.
CREATE INDEX application_incomplete ON application (received_at, id) WHERE missing <> '';

-- Promises that nobody has kept yet: whoever was moved since has had an answer.
DROP INDEX application_by_promise;
CREATE INDEX application_by_promise ON application (answer_by, id)
    WHERE answer_by IS NOT NULL AND entered_stage_at = received_at;

-- How often each tag is used, and how it is written, from the index alone.
DROP INDEX candidate_tag_by_tag;
CREATE INDEX candidate_tag_by_tag ON candidate_tag (folded, tag, candidate_id);
