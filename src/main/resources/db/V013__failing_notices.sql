-- The dashboard counts what could not be announced, of which there are few or none.
CREATE INDEX scheduled_notices_failing ON scheduled_notices (due_at) WHERE failures > 0;
CREATE INDEX scheduled_notices_ends ON scheduled_notices (due_at) WHERE kind = 'end';
