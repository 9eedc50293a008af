-- Which groups may enter a page of the shop, or see a product and its price. A rule is of one thing: of
-- a path, which means all that begin like it where it ends with *; of a product; or of all products
-- of a category. A product or a category may be restricted before it is there.
CREATE TABLE access_rules (
  id       bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT access_rules_pkey PRIMARY KEY,
  path     text COLLATE "C" CONSTRAINT access_rules_path UNIQUE,
  sku      text COLLATE "C" CONSTRAINT access_rules_sku UNIQUE,
  category text CONSTRAINT access_rules_category UNIQUE,
  -- how a product shows to all others
  others   text CONSTRAINT access_rules_others CHECK (others IN ('hidden', 'without-price')),
  CONSTRAINT access_rules_of_one_thing CHECK (num_nonnulls(path, sku, category) = 1),
  CONSTRAINT access_rules_of_products_say_how CHECK ((path IS NULL) = (others IS NOT NULL))
);
-- A group that is deleted stays named, so that nothing opens to everybody with it.
CREATE TABLE access_rule_groups (
  rule_id  bigint NOT NULL CONSTRAINT access_rule_groups_rule
           REFERENCES access_rules (id) ON DELETE CASCADE,
  group_id bigint NOT NULL CONSTRAINT access_rule_groups_group REFERENCES customer_groups (id),
  CONSTRAINT access_rule_groups_pkey PRIMARY KEY (rule_id, group_id)
);
CREATE INDEX access_rule_groups_by_group ON access_rule_groups (group_id);
