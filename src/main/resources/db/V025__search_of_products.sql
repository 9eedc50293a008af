-- Any part of a SKU or a name is found without reading the whole catalogue, from three letters on.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX products_search ON products USING gin (sku gin_trgm_ops, name gin_trgm_ops);
