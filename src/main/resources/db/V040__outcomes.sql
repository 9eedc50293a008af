-- Who holds an idempotency key, and what the work of its request came to: written by the transaction
-- that did the work, while the claim is still its own, until the answer that is made of it is there.
ALTER TABLE remembered_answers
  ADD COLUMN claim uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN outcome text;
CREATE UNIQUE INDEX remembered_answers_claim ON remembered_answers (claim);
