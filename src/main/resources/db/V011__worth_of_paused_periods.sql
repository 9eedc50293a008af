-- What is paused keeps what was paid for it, however long an hour the clocks make of its time.
ALTER TABLE paused_periods ADD COLUMN worth numeric(24, 12);
UPDATE paused_periods AS rest SET worth = CASE
    WHEN seconds_left IS NULL OR upper_inf(granted) THEN period.worth
    ELSE period.worth * least(1,
      seconds_left / extract(epoch FROM upper(granted) - lower(granted))) END
FROM membership_periods AS period WHERE period.id = period_id;
