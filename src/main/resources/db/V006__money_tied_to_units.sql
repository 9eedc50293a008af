-- A customer's account as a running balance, so that no race can spend it twice.
CREATE TABLE accounts (
  customer_id bigint NOT NULL CONSTRAINT accounts_customer REFERENCES customers (id),
  currency    char(3) NOT NULL,
  balance     numeric(20, 4) NOT NULL CONSTRAINT accounts_not_overdrawn CHECK (balance >= 0),
  CONSTRAINT accounts_pkey PRIMARY KEY (customer_id, currency)
);
INSERT INTO accounts (customer_id, currency, balance)
SELECT customer_id, currency, greatest(sum(amount), 0) FROM credits GROUP BY customer_id, currency;

-- An entry of an account names the paid unit that its value came from; staff's own have no order.
ALTER TABLE credits
  ALTER COLUMN order_id DROP NOT NULL,
  ALTER COLUMN line_id DROP NOT NULL,
  ADD COLUMN unit_order_id text COLLATE "C",
  ADD COLUMN unit_line_id  text COLLATE "C",
  ADD COLUMN unit          integer,
  ADD COLUMN actor         text,
  ADD COLUMN note          text NOT NULL DEFAULT '',
  DROP CONSTRAINT credits_once,
  DROP CONSTRAINT credits_reason,
  ADD CONSTRAINT credits_reason CHECK (reason IN
    ('unused', 'used', 'returned', 'taken-back', 'credited', 'debited', 'paid-out')),
  ADD CONSTRAINT credits_line_whole CHECK (num_nulls(order_id, line_id) IN (0, 2)),
  ADD CONSTRAINT credits_unit_whole CHECK (num_nulls(unit_order_id, unit_line_id, unit) IN (0, 3));
CREATE UNIQUE INDEX credits_used_once ON credits (order_id, line_id) WHERE reason = 'used';
CREATE UNIQUE INDEX credits_unused_once
  ON credits (unit_order_id, unit_line_id, unit, order_id, line_id) WHERE reason = 'unused';
CREATE INDEX credits_by_unit ON credits (unit_order_id, unit_line_id, unit)
  WHERE unit_order_id IS NOT NULL;
CREATE INDEX credits_by_line ON credits (order_id, line_id) WHERE order_id IS NOT NULL;

-- A refund is money, and what went back to the account that had paid.
ALTER TABLE refunds
  ADD COLUMN credit numeric(20, 4) NOT NULL DEFAULT 0
    CONSTRAINT refunds_credit CHECK (credit >= 0);

-- An order that is placed on a quote has the quote's credit reserved for some days.
ALTER TABLE membership_quotes ADD COLUMN reserved_until timestamptz;
UPDATE membership_quotes SET reserved_until = expires_at + interval '7 days'
WHERE order_id IS NOT NULL;
CREATE INDEX membership_quotes_reserved ON membership_quotes (customer_id)
  WHERE order_id IS NOT NULL;

-- What a quote counts on of the units whose unused value it credits.
CREATE TABLE quoted_units (
  quote_id text NOT NULL
           CONSTRAINT quoted_units_quote REFERENCES membership_quotes (id) ON DELETE CASCADE,
  order_id text COLLATE "C" NOT NULL,
  line_id  text COLLATE "C" NOT NULL,
  unit     integer NOT NULL,
  value    numeric(20, 4) NOT NULL,
  CONSTRAINT quoted_units_pkey PRIMARY KEY (quote_id, order_id, line_id, unit)
);

-- A line that was accepted when its order was placed is fulfilled once it is paid, or says why not.
ALTER TABLE order_lines
  ADD COLUMN accepted           boolean NOT NULL DEFAULT false,
  ADD COLUMN unfulfilled_code   text,
  ADD COLUMN unfulfilled_detail text,
  ADD CONSTRAINT order_lines_unfulfilled_whole
    CHECK (num_nulls(unfulfilled_code, unfulfilled_detail) IN (0, 2)),
  ADD CONSTRAINT order_lines_unfulfilled
    CHECK (unfulfilled_code IS NULL OR fulfilled_at IS NULL);
UPDATE order_lines SET accepted = true
FROM orders
WHERE orders.id = order_lines.order_id AND placed_at IS NOT NULL AND fulfilled_at IS NULL;

-- Whoever the order was reported for first stays its customer, whoever has the code later.
ALTER TABLE orders
  ADD COLUMN customer_id bigint CONSTRAINT orders_customer REFERENCES customers (id);
UPDATE orders SET customer_id = (
  SELECT id FROM customers WHERE code = orders.customer AND erased_at IS NULL);

-- A plan that was still to come is announced when it begins.
ALTER TABLE scheduled_notices
  DROP CONSTRAINT scheduled_notices_kind,
  ADD CONSTRAINT scheduled_notices_kind
    CHECK (kind IN ('reminder', 'begin', 'grace', 'end', 'transferred'));
INSERT INTO scheduled_notices (customer_id, group_id, kind, due_at, until)
SELECT customer_id, group_id, 'begin', min(lower(during)),
  CASE WHEN NOT bool_or(upper_inf(during)) THEN max(upper(during)) END
FROM membership_periods
WHERE NOT isempty(during) AND source <> 'grace'
  AND (upper_inf(during) OR upper(during) > now())
GROUP BY customer_id, group_id
HAVING min(lower(during)) > now();
