CREATE TABLE api_keys (
  id         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT api_keys_pkey PRIMARY KEY,
  name       text NOT NULL CONSTRAINT api_keys_name UNIQUE,
  -- SHA-256 of the key: keys are random, so a slow hash would add nothing but time
  hash       bytea NOT NULL CONSTRAINT api_keys_hash UNIQUE,
  scopes     text[] NOT NULL
             CONSTRAINT api_keys_scopes
             CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['storefront', 'admin']),
  created_at timestamptz NOT NULL
);

CREATE TABLE administrators (
  name          text CONSTRAINT administrators_pkey PRIMARY KEY,
  password_hash text NOT NULL,
  created_at    timestamptz NOT NULL
);

-- What a write with an Idempotency-Key was answered; claimed before the work, filled in after it.
CREATE TABLE remembered_answers (
  caller       text NOT NULL,
  key          text NOT NULL,
  fingerprint  text NOT NULL,
  claimed_at   timestamptz NOT NULL,
  -- after this, a request that has not answered is taken for dead
  leased_until timestamptz NOT NULL,
  status       integer,
  media_type   text,
  body         text,
  CONSTRAINT remembered_answers_pkey PRIMARY KEY (caller, key)
);
CREATE INDEX remembered_answers_by_age ON remembered_answers (claimed_at);
