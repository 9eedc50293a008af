CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Codes are compared byte by byte, so that pages by key are stable on every server.

CREATE TABLE products (
  sku            text COLLATE "C" CONSTRAINT products_pkey PRIMARY KEY,
  name           text NOT NULL,
  description    text NOT NULL DEFAULT '',
  list_price     numeric(16, 4) NOT NULL CONSTRAINT products_list_price CHECK (list_price >= 0),
  supplier_price numeric(16, 4) CONSTRAINT products_supplier_price CHECK (supplier_price >= 0),
  currency       char(3) NOT NULL,
  images         text[] NOT NULL DEFAULT '{}',
  categories     text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE customers (
  id          bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT customers_pkey PRIMARY KEY,
  code        text COLLATE "C" NOT NULL,
  email       text,
  name        text NOT NULL DEFAULT '',
  web_account boolean NOT NULL DEFAULT true,
  -- an erased customer keeps the code, because the ledger of memberships refers to it
  erased_at   timestamptz
);
CREATE UNIQUE INDEX customers_code ON customers (code) WHERE erased_at IS NULL;

CREATE TABLE customer_groups (
  id            bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT customer_groups_pkey PRIMARY KEY,
  code          text COLLATE "C" NOT NULL,
  kind          text NOT NULL
                CONSTRAINT customer_groups_kind CHECK (kind IN ('discount', 'connect', 'list')),
  tier          text CONSTRAINT customer_groups_tier CHECK (tier ~ '^[a-z0-9][a-z0-9-]*$'),
  -- what memberships of this group exclude: those of its tier, or only further ones of its own
  exclusion     text NOT NULL GENERATED ALWAYS AS (coalesce(tier, 'group:' || id::text)) STORED,
  name          text NOT NULL,
  description   text NOT NULL DEFAULT '',
  is_default    boolean NOT NULL DEFAULT false,
  rule_basis    text CONSTRAINT customer_groups_rule_basis
                CHECK (rule_basis IN ('discount', 'markup')),
  rule_mode     text CONSTRAINT customer_groups_rule_mode CHECK (rule_mode IN ('percent', 'fixed')),
  rule_value    numeric(16, 4) CONSTRAINT customer_groups_rule_value CHECK (rule_value >= 0),
  fee           numeric(16, 4) CONSTRAINT customer_groups_fee CHECK (fee >= 0),
  fee_currency  char(3),
  duration_days integer CONSTRAINT customer_groups_duration_days CHECK (duration_days > 0),
  notify_emails text[] NOT NULL DEFAULT '{}',
  version       bigint NOT NULL DEFAULT 1,
  deleted_at    timestamptz,
  CONSTRAINT customer_groups_rule_whole
    CHECK (num_nulls(rule_basis, rule_mode, rule_value) IN (0, 3)),
  CONSTRAINT customer_groups_discount_percent
    CHECK (NOT (rule_basis = 'discount' AND rule_mode = 'percent' AND rule_value > 100)),
  CONSTRAINT customer_groups_fee_whole CHECK (num_nulls(fee, fee_currency) IN (0, 2)),
  -- deferred, so that one bulk change can hand the default on
  CONSTRAINT customer_groups_one_default
    EXCLUDE USING btree (is_default WITH =) WHERE (is_default AND deleted_at IS NULL)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX customer_groups_code ON customer_groups (code) WHERE deleted_at IS NULL;

-- The ledger of memberships. A row is one stretch that was granted; a later cut shortens it, and a
-- row that was taken back before it began is empty. No row is ever deleted.
CREATE TABLE membership_periods (
  id            bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT membership_periods_pkey PRIMARY KEY,
  customer_id   bigint NOT NULL
                CONSTRAINT membership_periods_customer REFERENCES customers (id),
  group_id      bigint NOT NULL
                CONSTRAINT membership_periods_group REFERENCES customer_groups (id),
  -- that of the group when the period began to run; a later tier counts from its change on
  exclusion     text NOT NULL,
  during        tstzrange NOT NULL
                CONSTRAINT membership_periods_half_open
                CHECK (isempty(during) OR (lower_inc(during) AND NOT upper_inc(during))),
  source        text NOT NULL CONSTRAINT membership_periods_source CHECK (source IN ('manual')),
  actor         text NOT NULL,
  reason        text NOT NULL DEFAULT '',
  granted_at    timestamptz NOT NULL,
  end_announced boolean NOT NULL DEFAULT false,
  CONSTRAINT membership_periods_one_per_tier
    EXCLUDE USING gist (customer_id WITH =, exclusion WITH =, during WITH &&)
);
CREATE INDEX membership_periods_by_customer ON membership_periods (customer_id);
CREATE INDEX membership_periods_by_group ON membership_periods (group_id, customer_id);
CREATE INDEX membership_periods_due ON membership_periods (upper(during)) WHERE NOT end_announced;
