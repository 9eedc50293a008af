-- Staff find customers by any part of a code, an e-mail address or a name, among millions.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
ALTER TABLE customers ADD COLUMN search_text text GENERATED ALWAYS AS (
  lower((code COLLATE "default") || E'\n' || coalesce(email COLLATE "default", '') || E'\n'
    || (name COLLATE "default"))
) STORED;
CREATE INDEX customers_by_part ON customers USING gin (search_text gin_trgm_ops)
  WHERE erased_at IS NULL;

-- Orders in the sequence in which they were first reported, since the shop's ids have none.
ALTER TABLE orders ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY
  CONSTRAINT orders_number UNIQUE;
CREATE INDEX order_lines_unfulfilled ON order_lines (order_id) WHERE unfulfilled_code IS NOT NULL;
CREATE INDEX charges_by_time ON charges (at);
CREATE INDEX refunds_by_time ON refunds (at);
