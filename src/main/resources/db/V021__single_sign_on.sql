-- Whom an OpenID Connect provider lets in has no password here, and is known by what it says.
ALTER TABLE users
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN identity text CONSTRAINT users_identity UNIQUE,
  ADD CONSTRAINT users_way_in CHECK (num_nonnulls(password_hash, identity) > 0);
