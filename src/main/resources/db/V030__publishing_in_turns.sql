-- Which process published last, and until when no other one takes over from it.
ALTER TABLE event_readers
  ADD publisher  uuid,
  ADD turn_until timestamptz,
  ADD CONSTRAINT event_readers_publisher_has_a_turn
    CHECK ((publisher IS NULL) = (turn_until IS NULL));
