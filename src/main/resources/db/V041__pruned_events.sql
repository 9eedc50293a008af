-- Up to which id events were deleted for their age; who reads on from before it would miss some.
CREATE TABLE pruned_events (
  only_row boolean NOT NULL DEFAULT true CONSTRAINT pruned_events_one_row PRIMARY KEY CHECK (only_row),
  up_to    bigint NOT NULL
);
INSERT INTO pruned_events (up_to) VALUES (0);

CREATE INDEX mails_by_age ON mails (recorded_at);
