-- Shops of members: a membership of a connect group opens one, which lists products of the mall.
ALTER TABLE customer_groups
  ADD COLUMN listing_limit integer
    CONSTRAINT customer_groups_listing_limit
      CHECK (listing_limit IS NULL OR (listing_limit > 0 AND kind = 'connect'));

-- Whether a shop is open follows from its owner's memberships, and is not kept here.
CREATE TABLE shops (
  id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT shops_pkey PRIMARY KEY,
  slug       text COLLATE "C" NOT NULL CONSTRAINT shops_slug UNIQUE,
  name       text NOT NULL,
  owner_id   bigint NOT NULL CONSTRAINT shops_one_per_owner UNIQUE
             CONSTRAINT shops_owner REFERENCES customers (id),
  -- by hand, whatever the memberships
  closed     boolean NOT NULL DEFAULT false,
  currency   char(3) NOT NULL,
  -- the markup on the wholesale price of listings that have none of their own
  rule_mode  text NOT NULL CONSTRAINT shops_rule_mode CHECK (rule_mode IN ('percent', 'fixed')),
  rule_value numeric(16, 4) NOT NULL CONSTRAINT shops_rule_value CHECK (rule_value >= 0),
  welcome    text NOT NULL DEFAULT '',
  accent     text NOT NULL DEFAULT 'blue',
  -- signs the links by which members of the shop's groups say who they are
  secret     bytea NOT NULL,
  -- what was last announced
  announced  text NOT NULL DEFAULT 'none'
             CONSTRAINT shops_announced CHECK (announced IN ('none', 'open', 'suspended')),
  opened_at  timestamptz NOT NULL,
  version    bigint NOT NULL DEFAULT 1
);

-- What the mall offers to shops. An offer that is withdrawn keeps its prices, and the listings of it
-- stay, out of sight.
CREATE TABLE mall_offers (
  sku             text COLLATE "C" CONSTRAINT mall_offers_pkey PRIMARY KEY
                  CONSTRAINT mall_offers_product REFERENCES products (sku) ON DELETE CASCADE,
  wholesale_price numeric(16, 4) NOT NULL
                  CONSTRAINT mall_offers_wholesale_price CHECK (wholesale_price >= 0),
  minimum_price   numeric(16, 4)
                  CONSTRAINT mall_offers_minimum_price CHECK (minimum_price >= 0),
  offered         boolean NOT NULL
);

-- A listing has a markup or a price of its own, or neither: then the shop's markup counts.
CREATE TABLE listings (
  shop_id           bigint NOT NULL CONSTRAINT listings_shop REFERENCES shops (id),
  -- not a reference: a product that comes back has its listing again
  sku               text COLLATE "C" NOT NULL,
  rule_mode         text CONSTRAINT listings_rule_mode CHECK (rule_mode IN ('percent', 'fixed')),
  rule_value        numeric(16, 4) CONSTRAINT listings_rule_value CHECK (rule_value >= 0),
  price             numeric(16, 4) CONSTRAINT listings_price CHECK (price >= 0),
  name              text,
  description       text,
  promoted_position integer CONSTRAINT listings_promoted_position CHECK (promoted_position > 0),
  promoted_from     timestamptz,
  promoted_until    timestamptz,
  upsells           text[],
  -- whether the owner was told that the mall's minimum lifts the price
  lifted            boolean NOT NULL DEFAULT false,
  version           bigint NOT NULL DEFAULT 1,
  CONSTRAINT listings_pkey PRIMARY KEY (shop_id, sku),
  CONSTRAINT listings_rule_whole CHECK ((rule_mode IS NULL) = (rule_value IS NULL)),
  CONSTRAINT listings_rule_or_price CHECK (rule_mode IS NULL OR price IS NULL),
  CONSTRAINT listings_promoted_whole
    CHECK (promoted_position IS NOT NULL OR (promoted_from IS NULL AND promoted_until IS NULL)),
  CONSTRAINT listings_promoted_for_a_while CHECK (promoted_until > promoted_from)
);
CREATE INDEX listings_by_sku ON listings (sku, shop_id);
CREATE INDEX listings_promoted ON listings (shop_id, promoted_position)
  WHERE promoted_position IS NOT NULL;
CREATE INDEX listings_lifted ON listings (shop_id, sku) WHERE lifted;

-- Discount groups of a shop, for its own customers, whom only this shop knows.
CREATE TABLE shop_groups (
  id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT shop_groups_pkey PRIMARY KEY,
  shop_id    bigint NOT NULL CONSTRAINT shop_groups_shop REFERENCES shops (id),
  code       text COLLATE "C" NOT NULL,
  name       text NOT NULL,
  rule_basis text NOT NULL CONSTRAINT shop_groups_rule_basis
             CHECK (rule_basis IN ('discount', 'markup')),
  rule_mode  text NOT NULL CONSTRAINT shop_groups_rule_mode CHECK (rule_mode IN ('percent', 'fixed')),
  rule_value numeric(16, 4) NOT NULL CONSTRAINT shop_groups_rule_value CHECK (rule_value >= 0),
  version    bigint NOT NULL DEFAULT 1,
  CONSTRAINT shop_groups_code UNIQUE (shop_id, code),
  CONSTRAINT shop_groups_of_shop UNIQUE (shop_id, id),
  CONSTRAINT shop_groups_discount_percent
    CHECK (NOT (rule_basis = 'discount' AND rule_mode = 'percent' AND rule_value > 100))
);

CREATE TABLE shop_members (
  shop_id  bigint NOT NULL,
  group_id bigint NOT NULL,
  customer text COLLATE "C" NOT NULL,
  during   tstzrange NOT NULL CONSTRAINT shop_members_during CHECK (NOT isempty(during)),
  CONSTRAINT shop_members_pkey PRIMARY KEY (shop_id, customer, group_id),
  -- with the shop, so that no member of one shop is in a group of another
  CONSTRAINT shop_members_group FOREIGN KEY (shop_id, group_id)
    REFERENCES shop_groups (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX shop_members_by_group ON shop_members (group_id, customer);

-- A key or a user of a shop reaches that shop and nothing else.
ALTER TABLE api_keys
  ADD COLUMN shop_id bigint CONSTRAINT api_keys_shop REFERENCES shops (id),
  DROP CONSTRAINT api_keys_scopes,
  ADD CONSTRAINT api_keys_scopes
    CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['storefront', 'admin', 'shop']),
  ADD CONSTRAINT api_keys_of_shop
    CHECK (CASE WHEN shop_id IS NULL THEN NOT ('shop' = ANY (scopes)) ELSE scopes = ARRAY['shop'] END);
ALTER TABLE users
  ADD COLUMN shop_id bigint CONSTRAINT users_shop REFERENCES shops (id),
  DROP CONSTRAINT users_role,
  ADD CONSTRAINT users_role CHECK (role IN ('viewer', 'editor', 'administrator', 'owner')),
  ADD CONSTRAINT users_owner_of_shop CHECK ((role = 'owner') = (shop_id IS NOT NULL));
