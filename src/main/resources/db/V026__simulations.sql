-- What a price rule would do to the catalogue, worked out by one node and read on any; kept for a day.
CREATE TABLE simulations (
  id            text COLLATE "C" CONSTRAINT simulations_pkey PRIMARY KEY,
  group_code    text COLLATE "C" NOT NULL,
  group_version bigint NOT NULL,
  -- the drafted rule, null for none
  draft         jsonb,
  state         text NOT NULL
                CONSTRAINT simulations_state CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
  products      bigint NOT NULL,
  compared      bigint NOT NULL DEFAULT 0,
  effect       jsonb CONSTRAINT simulations_effect CHECK ((effect IS NOT NULL) = (state = 'done')),
  -- when somebody last wanted to know, and when the node that works it out last said that it does
  asked_at      timestamptz NOT NULL,
  beat_at       timestamptz NOT NULL
);
CREATE INDEX simulations_by_time ON simulations (asked_at);
