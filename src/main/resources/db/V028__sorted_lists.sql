-- Lists are sorted by an index and paged by key. Names stand in the order of a dictionary, or, where
-- the server was built without the library for that, letter by letter.
DO $$ BEGIN
  CREATE COLLATION names (provider = icu, locale = 'und');
EXCEPTION WHEN feature_not_supported THEN
  CREATE COLLATION names FROM "C";
END $$;

-- They hold the ids, so that a filter passes over customers without reading their rows.
DROP INDEX customers_code;
CREATE UNIQUE INDEX customers_code ON customers (code) INCLUDE (id) WHERE erased_at IS NULL;
CREATE INDEX customers_by_name ON customers (name COLLATE names, code) INCLUDE (id)
  WHERE erased_at IS NULL;
CREATE INDEX customers_without_web_account ON customers (code)
  WHERE NOT web_account AND erased_at IS NULL;
CREATE INDEX scheduled_notices_ends_of_customer ON scheduled_notices (customer_id, due_at, group_id)
  WHERE kind = 'end';
CREATE INDEX membership_periods_by_end
  ON membership_periods (group_id, (coalesce(upper(during), 'infinity')), customer_id);

CREATE INDEX products_by_name ON products (name COLLATE names, sku);
CREATE INDEX products_by_list_price ON products (list_price, sku);
CREATE INDEX products_by_category ON products USING gin (categories);
CREATE INDEX products_by_currency ON products (currency);
CREATE INDEX products_of_unknown_cost ON products (sku) WHERE supplier_price IS NULL;

CREATE INDEX orders_by_time ON orders (at, number);
CREATE INDEX orders_by_total ON orders (total, number);
DROP INDEX charges_by_time, refunds_by_time;
CREATE INDEX charges_by_time ON charges (at, id);
CREATE INDEX charges_by_amount ON charges (amount, id);
CREATE INDEX refunds_by_time ON refunds (at, id);
CREATE INDEX refunds_by_amount ON refunds (amount, id);
