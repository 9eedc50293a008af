-- A key opens prices, memberships or orders alone; storefront stands for the three, as before.
ALTER TABLE api_keys
  DROP CONSTRAINT api_keys_scopes,
  ADD CONSTRAINT api_keys_scopes CHECK (
    cardinality(scopes) > 0
    AND scopes <@ ARRAY['prices', 'memberships', 'orders', 'storefront', 'admin', 'shop']
  );

-- What a unit of the plan cost when the line was first reported; null where it had no fee, and in
-- lines that were reported earlier.
ALTER TABLE order_lines
  ADD COLUMN fee numeric(16, 4),
  ADD COLUMN fee_currency char(3),
  ADD CONSTRAINT order_lines_fee_whole CHECK (num_nulls(fee, fee_currency) IN (0, 2));

-- What the line should have come to, and whether it came to less. An amount in another currency
-- than the fee's counts as less, since nothing says what it is worth.
ALTER TABLE charges
  ADD COLUMN fee numeric(20, 4),
  ADD COLUMN fee_currency char(3),
  ADD COLUMN below_fee boolean
    GENERATED ALWAYS AS (currency <> fee_currency OR amount < fee) STORED,
  ADD CONSTRAINT charges_fee_whole CHECK (num_nulls(fee, fee_currency) IN (0, 2));
CREATE INDEX charges_below_fee ON charges (at, id) WHERE below_fee;
