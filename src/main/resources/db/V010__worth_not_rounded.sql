-- What a part of a period is worth is divided again when that moves or is changed: it is rounded
-- but once, when it is credited.
DROP TRIGGER membership_periods_unchanged ON membership_periods;
ALTER TABLE membership_periods ALTER COLUMN worth TYPE numeric(24, 12);
CREATE TRIGGER membership_periods_unchanged
  BEFORE UPDATE OF customer_id, group_id, granted, source, order_id, line_id, unit, worth
  ON membership_periods FOR EACH ROW EXECUTE FUNCTION refuse_change();
