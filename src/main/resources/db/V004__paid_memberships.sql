-- What a group is as a plan that customers buy.
ALTER TABLE customer_groups
  ADD COLUMN rank        integer,
  ADD COLUMN change_up   text NOT NULL DEFAULT 'full-fee' CONSTRAINT customer_groups_change_up
    CHECK (change_up IN ('full-fee', 'credit', 'at-end', 'refused')),
  ADD COLUMN change_down text NOT NULL DEFAULT 'full-fee' CONSTRAINT customer_groups_change_down
    CHECK (change_down IN ('full-fee', 'credit', 'at-end', 'refused')),
  ADD COLUMN grace_days  integer NOT NULL DEFAULT 0
    CONSTRAINT customer_groups_grace_days CHECK (grace_days BETWEEN 0 AND 365),
  ADD COLUMN trial_days  integer
    CONSTRAINT customer_groups_trial_days CHECK (trial_days BETWEEN 1 AND 365),
  -- days before the end, as -30
  ADD COLUMN reminders   integer[] NOT NULL DEFAULT '{}'
    CONSTRAINT customer_groups_reminders CHECK (0 > ALL (reminders)),
  ADD COLUMN archived    boolean NOT NULL DEFAULT false
    CONSTRAINT customer_groups_archived CHECK (NOT (archived AND is_default)),
  -- kept when the group is deleted, because orders of its product may still be reported
  ADD COLUMN product_sku text COLLATE "C";
CREATE INDEX customer_groups_product_sku ON customer_groups (product_sku)
  WHERE product_sku IS NOT NULL;

-- A group's special product: its list price is the group's fee, and no rule applies to it.
ALTER TABLE products
  ADD COLUMN group_id bigint CONSTRAINT products_group REFERENCES customer_groups (id),
  ADD COLUMN on_sale  boolean NOT NULL DEFAULT true;
CREATE UNIQUE INDEX products_one_per_group ON products (group_id) WHERE group_id IS NOT NULL;

-- The ledger keeps what was granted beside what is left of it, and where it came from.
ALTER TABLE membership_periods
  DROP CONSTRAINT membership_periods_source,
  ADD CONSTRAINT membership_periods_source
    CHECK (source IN ('order', 'manual', 'import', 'gift', 'trial', 'grace')),
  ADD COLUMN granted        tstzrange,
  ADD COLUMN order_id       text COLLATE "C",
  ADD COLUMN line_id        text COLLATE "C",
  ADD COLUMN unit           integer,
  -- what was paid for the whole of granted
  ADD COLUMN worth          numeric(16, 4),
  ADD COLUMN worth_currency char(3),
  -- the period that this one goes on with: after a pause, in another tier or group
  ADD COLUMN continues      bigint
    CONSTRAINT membership_periods_continues REFERENCES membership_periods (id),
  ADD CONSTRAINT membership_periods_unit_whole CHECK (num_nulls(order_id, line_id, unit) IN (0, 3)),
  ADD CONSTRAINT membership_periods_worth_whole CHECK (num_nulls(worth, worth_currency) IN (0, 2));
UPDATE membership_periods SET granted = during;
ALTER TABLE membership_periods ALTER COLUMN granted SET NOT NULL;
-- each unit of an order line gives once; days of grace name the unit that they follow
CREATE UNIQUE INDEX membership_periods_one_per_unit
  ON membership_periods (order_id, line_id, unit)
  WHERE order_id IS NOT NULL AND continues IS NULL AND source <> 'grace';
CREATE INDEX membership_periods_continued ON membership_periods (order_id, line_id)
  WHERE order_id IS NOT NULL AND continues IS NOT NULL;

-- Why a period is shorter than it was granted.
CREATE TABLE membership_cuts (
  id        bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT membership_cuts_pkey PRIMARY KEY,
  period_id bigint NOT NULL
            CONSTRAINT membership_cuts_period REFERENCES membership_periods (id),
  taken     tstzrange NOT NULL CONSTRAINT membership_cuts_taken CHECK (NOT isempty(taken)),
  cause     text NOT NULL,
  actor     text NOT NULL,
  at        timestamptz NOT NULL
);
CREATE INDEX membership_cuts_by_period ON membership_cuts (period_id);

-- A membership that does not simply run: paused, or cancelled and running to its end.
CREATE TABLE membership_lives (
  customer_id bigint NOT NULL CONSTRAINT membership_lives_customer REFERENCES customers (id),
  group_id    bigint NOT NULL CONSTRAINT membership_lives_group REFERENCES customer_groups (id),
  life        text NOT NULL CONSTRAINT membership_lives_life CHECK (life IN ('paused', 'ending')),
  since       timestamptz NOT NULL,
  CONSTRAINT membership_lives_pkey PRIMARY KEY (customer_id, group_id)
);

-- What is left of paused periods, in local time, for the day on which they go on.
CREATE TABLE paused_periods (
  period_id    bigint CONSTRAINT paused_periods_pkey PRIMARY KEY
               CONSTRAINT paused_periods_period REFERENCES membership_periods (id),
  customer_id  bigint NOT NULL,
  group_id     bigint NOT NULL,
  -- null: for ever
  seconds_left numeric(20, 6) CONSTRAINT paused_periods_left CHECK (seconds_left > 0),
  CONSTRAINT paused_periods_life FOREIGN KEY (customer_id, group_id)
    REFERENCES membership_lives (customer_id, group_id)
);
CREATE INDEX paused_periods_by_membership ON paused_periods (customer_id, group_id);

CREATE TABLE trials (
  customer_id bigint CONSTRAINT trials_once_per_customer PRIMARY KEY
              CONSTRAINT trials_customer REFERENCES customers (id),
  group_id    bigint NOT NULL CONSTRAINT trials_group REFERENCES customer_groups (id),
  begun_at    timestamptz NOT NULL
);

-- What the timer has to tell, and when; a row goes in the transaction that tells it.
CREATE TABLE membership_dues (
  customer_id bigint NOT NULL CONSTRAINT membership_dues_customer REFERENCES customers (id),
  group_id    bigint NOT NULL CONSTRAINT membership_dues_group REFERENCES customer_groups (id),
  kind        text NOT NULL
              CONSTRAINT membership_dues_kind CHECK (kind IN ('reminder', 'grace', 'end', 'moved')),
  -- of a reminder, as -30; otherwise 0
  days        integer NOT NULL DEFAULT 0,
  due_at      timestamptz NOT NULL,
  -- the end that is told of
  until       timestamptz,
  failures    integer NOT NULL DEFAULT 0,
  CONSTRAINT membership_dues_once PRIMARY KEY (customer_id, group_id, kind, days)
);
CREATE INDEX membership_dues_by_time ON membership_dues (due_at);
INSERT INTO membership_dues (customer_id, group_id, kind, due_at, until)
SELECT customer_id, group_id, 'end', max(upper(during)), max(upper(during))
FROM membership_periods
WHERE NOT isempty(during)
GROUP BY customer_id, group_id
HAVING NOT bool_or(upper_inf(during)) AND bool_or(NOT end_announced);
DROP INDEX membership_periods_due;
ALTER TABLE membership_periods DROP COLUMN end_announced;

-- What the shop reported of its orders, merged so that the order of reports does not matter.
CREATE TABLE orders (
  id           text COLLATE "C" CONSTRAINT orders_pkey PRIMARY KEY,
  -- as reported, null for a guest
  customer     text COLLATE "C",
  currency     char(3) NOT NULL,
  total        numeric(16, 4) NOT NULL CONSTRAINT orders_total CHECK (total >= 0),
  at           timestamptz NOT NULL,
  placed_at    timestamptz,
  paid_at      timestamptz,
  cancelled_at timestamptz,
  refunded_at  timestamptz
);
CREATE INDEX orders_by_customer ON orders (customer, id);

CREATE TABLE order_lines (
  order_id      text COLLATE "C" NOT NULL CONSTRAINT order_lines_order REFERENCES orders (id),
  line_id       text COLLATE "C" NOT NULL,
  position      integer NOT NULL,
  sku           text NOT NULL,
  -- null while only a refund was reported
  quantity      integer CONSTRAINT order_lines_quantity CHECK (quantity > 0),
  unit_price    numeric(16, 4) NOT NULL CONSTRAINT order_lines_unit_price CHECK (unit_price >= 0),
  -- the group whose product it is, with its duration when the line was first reported
  group_id      bigint CONSTRAINT order_lines_group REFERENCES customer_groups (id),
  duration_days integer,
  gift          boolean NOT NULL DEFAULT false,
  quote_id      text,
  counted_at    timestamptz,
  refunded      integer NOT NULL DEFAULT 0 CONSTRAINT order_lines_refunded CHECK (refunded >= 0),
  CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, line_id),
  CONSTRAINT order_lines_refunded_within CHECK (counted_at IS NULL OR refunded <= quantity)
);

CREATE TABLE charges (
  id          bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT charges_pkey PRIMARY KEY,
  customer_id bigint NOT NULL CONSTRAINT charges_customer REFERENCES customers (id),
  group_id    bigint NOT NULL CONSTRAINT charges_group REFERENCES customer_groups (id),
  reason      text NOT NULL
              CONSTRAINT charges_reason CHECK (reason IN ('signup', 'renewal', 'change', 'gift')),
  amount      numeric(20, 4) NOT NULL CONSTRAINT charges_amount CHECK (amount >= 0),
  currency    char(3) NOT NULL,
  order_id    text COLLATE "C" NOT NULL,
  line_id     text COLLATE "C" NOT NULL,
  at          timestamptz NOT NULL,
  CONSTRAINT charges_once_per_line UNIQUE (order_id, line_id),
  CONSTRAINT charges_line FOREIGN KEY (order_id, line_id)
    REFERENCES order_lines (order_id, line_id)
);
CREATE INDEX charges_by_customer ON charges (customer_id, id);
CREATE INDEX charges_by_group ON charges (group_id);

CREATE TABLE refunds (
  id          bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT refunds_pkey PRIMARY KEY,
  customer_id bigint NOT NULL CONSTRAINT refunds_customer REFERENCES customers (id),
  group_id    bigint NOT NULL CONSTRAINT refunds_group REFERENCES customer_groups (id),
  units       integer NOT NULL CONSTRAINT refunds_units CHECK (units > 0),
  -- of the line, with this refund
  units_so_far integer NOT NULL,
  amount      numeric(20, 4) NOT NULL CONSTRAINT refunds_amount CHECK (amount >= 0),
  currency    char(3) NOT NULL,
  order_id    text COLLATE "C" NOT NULL,
  line_id     text COLLATE "C" NOT NULL,
  at          timestamptz NOT NULL,
  CONSTRAINT refunds_once UNIQUE (order_id, line_id, units_so_far),
  CONSTRAINT refunds_line FOREIGN KEY (order_id, line_id)
    REFERENCES order_lines (order_id, line_id)
);
CREATE INDEX refunds_by_customer ON refunds (customer_id, id);

-- A customer's account: the unused value of plans that were left, and what was paid with it.
CREATE TABLE credits (
  id          bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT credits_pkey PRIMARY KEY,
  customer_id bigint NOT NULL CONSTRAINT credits_customer REFERENCES customers (id),
  amount      numeric(20, 4) NOT NULL,
  currency    char(3) NOT NULL,
  reason      text NOT NULL
              CONSTRAINT credits_reason CHECK (reason IN ('unused', 'used', 'returned')),
  order_id    text COLLATE "C" NOT NULL,
  line_id     text COLLATE "C" NOT NULL,
  at          timestamptz NOT NULL,
  CONSTRAINT credits_once UNIQUE (customer_id, order_id, line_id, reason, currency)
);
CREATE INDEX credits_by_customer ON credits (customer_id);

CREATE TABLE membership_quotes (
  id          text CONSTRAINT membership_quotes_pkey PRIMARY KEY,
  customer_id bigint NOT NULL CONSTRAINT membership_quotes_customer REFERENCES customers (id),
  group_id    bigint NOT NULL CONSTRAINT membership_quotes_group REFERENCES customer_groups (id),
  quantity    integer NOT NULL,
  charge      numeric(20, 4) NOT NULL,
  -- from the customer's account, its unused value included
  credit      numeric(20, 4) NOT NULL,
  currency    char(3) NOT NULL,
  -- what it was made from; another one means that it is stale
  basis       text NOT NULL,
  expires_at  timestamptz NOT NULL,
  -- the order that was placed on it in time
  order_id    text COLLATE "C"
);
CREATE INDEX membership_quotes_by_age ON membership_quotes (expires_at);

-- A membership that somebody else may take, one for each unit of a gift line.
CREATE TABLE gifts (
  code          text CONSTRAINT gifts_pkey PRIMARY KEY,
  order_id      text COLLATE "C" NOT NULL,
  line_id       text COLLATE "C" NOT NULL,
  unit          integer NOT NULL,
  group_id      bigint NOT NULL CONSTRAINT gifts_group REFERENCES customer_groups (id),
  duration_days integer,
  worth         numeric(16, 4) NOT NULL,
  currency      char(3) NOT NULL,
  made_at       timestamptz NOT NULL,
  redeemed_by   bigint CONSTRAINT gifts_redeemed_by REFERENCES customers (id),
  redeemed_at   timestamptz,
  withdrawn_at  timestamptz,
  CONSTRAINT gifts_one_per_unit UNIQUE (order_id, line_id, unit),
  CONSTRAINT gifts_line FOREIGN KEY (order_id, line_id)
    REFERENCES order_lines (order_id, line_id),
  CONSTRAINT gifts_redeemed_whole CHECK (num_nulls(redeemed_by, redeemed_at) IN (0, 2))
);

-- What happened, written in the transaction that did it. Ids are given under a lock that is held
-- to the commit, so that they come into sight in their order.
CREATE TABLE events (
  id      bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT events_pkey PRIMARY KEY,
  type    text NOT NULL,
  at      timestamptz NOT NULL,
  subject text NOT NULL,
  data    jsonb NOT NULL
);
CREATE INDEX events_by_subject ON events (subject, id);

-- Up to which event each reader that must not lose its place has come.
CREATE TABLE event_readers (
  name     text CONSTRAINT event_readers_pkey PRIMARY KEY,
  event_id bigint NOT NULL
);

-- History is only ever added to; a period may lose its end, never gain or move.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER membership_periods_kept BEFORE DELETE ON membership_periods
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER membership_periods_only_shortened BEFORE UPDATE OF during ON membership_periods
  FOR EACH ROW WHEN (NOT new.during <@ old.during
    OR (NOT isempty(new.during) AND lower(new.during) <> lower(old.during)))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER membership_periods_unchanged
  BEFORE UPDATE OF customer_id, group_id, granted, source, order_id, line_id, unit, worth
  ON membership_periods FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER membership_cuts_append_only BEFORE UPDATE OR DELETE ON membership_cuts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER charges_append_only BEFORE UPDATE OR DELETE ON charges
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refunds_append_only BEFORE UPDATE OR DELETE ON refunds
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credits_append_only BEFORE UPDATE OR DELETE ON credits
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
