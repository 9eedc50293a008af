-- What an uploaded catalogue would change, looked at before it does; kept for a day.
CREATE TABLE product_imports (
  id         text COLLATE "C" CONSTRAINT product_imports_pkey PRIMARY KEY,
  state      text NOT NULL CONSTRAINT product_imports_state
             CHECK (state IN ('reading', 'planned', 'importing', 'done', 'failed')),
  rows_read  bigint NOT NULL DEFAULT 0,
  created    bigint NOT NULL DEFAULT 0,
  updated    bigint NOT NULL DEFAULT 0,
  unchanged  bigint NOT NULL DEFAULT 0,
  -- the first of them, before and after
  changes    jsonb NOT NULL DEFAULT '[]',
  -- the wrong rows, by number, and as a file to mend
  invalid    jsonb NOT NULL DEFAULT '[]',
  wrong_rows text NOT NULL DEFAULT '',
  changed_at timestamptz NOT NULL
);
CREATE INDEX product_imports_by_time ON product_imports (changed_at);

-- The rows of a plan that would change something.
CREATE TABLE planned_products (
  import_id      text COLLATE "C" NOT NULL CONSTRAINT planned_products_import
                 REFERENCES product_imports (id) ON DELETE CASCADE,
  number         integer NOT NULL,
  sku            text COLLATE "C" NOT NULL,
  name           text NOT NULL,
  list_price     numeric(16, 4) NOT NULL,
  supplier_price numeric(16, 4),
  currency       char(3) NOT NULL,
  CONSTRAINT planned_products_pkey PRIMARY KEY (import_id, number)
);
