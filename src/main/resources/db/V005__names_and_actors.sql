-- Tables and columns take the names that the field has for what they hold.
ALTER TABLE membership_cuts RENAME TO membership_shortenings;
ALTER TABLE membership_shortenings RENAME CONSTRAINT membership_cuts_pkey TO membership_shortenings_pkey;
ALTER TABLE membership_shortenings RENAME CONSTRAINT membership_cuts_period TO membership_shortenings_period;
ALTER TABLE membership_shortenings RENAME CONSTRAINT membership_cuts_taken TO membership_shortenings_taken;
ALTER INDEX membership_cuts_by_period RENAME TO membership_shortenings_by_period;
ALTER SEQUENCE membership_cuts_id_seq RENAME TO membership_shortenings_id_seq;
ALTER TRIGGER membership_cuts_append_only ON membership_shortenings
  RENAME TO membership_shortenings_append_only;

ALTER TABLE membership_lives RENAME TO membership_states;
ALTER TABLE membership_states RENAME COLUMN life TO state;
ALTER TABLE membership_states RENAME CONSTRAINT membership_lives_pkey TO membership_states_pkey;
ALTER TABLE membership_states RENAME CONSTRAINT membership_lives_customer TO membership_states_customer;
ALTER TABLE membership_states RENAME CONSTRAINT membership_lives_group TO membership_states_group;
ALTER TABLE membership_states RENAME CONSTRAINT membership_lives_life TO membership_states_state;
ALTER TABLE paused_periods RENAME CONSTRAINT paused_periods_life TO paused_periods_state;

ALTER TABLE membership_dues RENAME TO scheduled_notices;
ALTER TABLE scheduled_notices RENAME CONSTRAINT membership_dues_once TO scheduled_notices_once;
ALTER TABLE scheduled_notices RENAME CONSTRAINT membership_dues_customer TO scheduled_notices_customer;
ALTER TABLE scheduled_notices RENAME CONSTRAINT membership_dues_group TO scheduled_notices_group;
ALTER INDEX membership_dues_by_time RENAME TO scheduled_notices_by_time;
ALTER TABLE scheduled_notices DROP CONSTRAINT membership_dues_kind;
UPDATE scheduled_notices SET kind = 'transferred' WHERE kind = 'moved';
ALTER TABLE scheduled_notices ADD CONSTRAINT scheduled_notices_kind
  CHECK (kind IN ('reminder', 'grace', 'end', 'transferred'));

ALTER TABLE order_lines RENAME COLUMN counted_at TO fulfilled_at;

-- Who did it, and the fields that were changed; null in events that were written before.
ALTER TABLE events
  ADD COLUMN actor  text CONSTRAINT events_actor
    CHECK (actor = 'system' OR actor ~ '^(user|key|customer):.'),
  ADD COLUMN before jsonb,
  ADD COLUMN after  jsonb,
  ADD CONSTRAINT events_change_whole CHECK (num_nulls(before, after) IN (0, 2));
