-- Beyond it a price need not fit 64 bits in ten-thousandths, which is how prices are made.
ALTER TABLE customer_groups ADD CONSTRAINT customer_groups_markup_percent
  CHECK (NOT (rule_basis = 'markup' AND rule_mode = 'percent' AND rule_value > 90000));
