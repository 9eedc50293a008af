-- Among millions of events those of one type, of one actor, or of some days are found by an index.
CREATE INDEX events_by_type ON events (type, id);
CREATE INDEX events_by_actor ON events (actor, id);
CREATE INDEX events_by_time ON events (at);
