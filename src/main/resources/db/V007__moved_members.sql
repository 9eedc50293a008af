-- That a membership is over because it goes on in another group is told by a notice of its own.
ALTER TABLE scheduled_notices DROP CONSTRAINT scheduled_notices_kind;
ALTER TABLE scheduled_notices ADD CONSTRAINT scheduled_notices_kind
  CHECK (kind IN ('reminder', 'begin', 'grace', 'end', 'transferred', 'departed'));
