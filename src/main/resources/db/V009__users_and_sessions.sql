-- Who may enter the management pages, and what they may do there.
ALTER TABLE administrators RENAME TO users;
ALTER TABLE users RENAME CONSTRAINT administrators_pkey TO users_pkey;
ALTER TABLE users
  ADD COLUMN role text NOT NULL DEFAULT 'administrator'
    CONSTRAINT users_role CHECK (role IN ('viewer', 'editor', 'administrator')),
  ADD COLUMN sees_cost boolean NOT NULL DEFAULT true,
  ADD COLUMN disabled boolean NOT NULL DEFAULT false;
ALTER TABLE users
  ALTER COLUMN role DROP DEFAULT,
  ALTER COLUMN sees_cost DROP DEFAULT,
  ALTER COLUMN disabled DROP DEFAULT;

CREATE TABLE sessions (
  -- SHA-256 of the random cookie
  digest    bytea CONSTRAINT sessions_pkey PRIMARY KEY,
  user_name text NOT NULL
            CONSTRAINT sessions_user REFERENCES users (name) ON DELETE CASCADE,
  begun_at  timestamptz NOT NULL,
  used_at   timestamptz NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_name);
CREATE INDEX sessions_by_use ON sessions (used_at);

-- Failures in a row of one address with one name, so that it cannot lock others out.
CREATE TABLE failed_logins (
  name    text NOT NULL,
  address text NOT NULL,
  times   integer NOT NULL,
  last_at timestamptz NOT NULL,
  CONSTRAINT failed_logins_pkey PRIMARY KEY (name, address)
);
CREATE INDEX failed_logins_by_time ON failed_logins (last_at);
