-- What a product was when its import was planned, as a digest; null for a new one. A plan that no
-- longer fits the products is not written.
ALTER TABLE planned_products ADD COLUMN was uuid;
ALTER TABLE product_imports DROP CONSTRAINT product_imports_state;
ALTER TABLE product_imports ADD CONSTRAINT product_imports_state
  CHECK (state IN ('reading', 'planned', 'importing', 'done', 'outdated', 'failed'));
-- Those that were planned before cannot be told from outdated ones.
UPDATE product_imports SET state = 'outdated' WHERE state = 'planned';
