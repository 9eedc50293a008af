-- The code of an erased customer may be given again; who gets it sees nothing of what was before.
ALTER TABLE customers
  -- the last event before a code was given again; null where nobody had it before
  ADD COLUMN events_after bigint;
CREATE INDEX customers_erased_code ON customers (code, id) WHERE erased_at IS NOT NULL;
CREATE INDEX customers_reused_code ON customers (code) WHERE events_after IS NOT NULL;

UPDATE customers AS customer SET events_after = (
  SELECT max(event.id) FROM events AS event
  WHERE event.subject = customer.code AND event.at <= erased.last_at
)
FROM (
  SELECT code, max(erased_at) AS last_at FROM customers WHERE erased_at IS NOT NULL GROUP BY code
) AS erased
WHERE erased.code = customer.code AND customer.erased_at IS NULL;
