-- Web addresses that are told of events. A secret is kept as it is, since it signs what is sent.
CREATE TABLE webhooks (
  id            bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT webhooks_pkey PRIMARY KEY,
  url           text COLLATE "C" NOT NULL CONSTRAINT webhooks_url UNIQUE,
  -- those of events that are wanted, empty for all
  types         text[] NOT NULL,
  enabled       boolean NOT NULL DEFAULT true,
  secret        text NOT NULL,
  -- still signs, too, until then
  former_secret text,
  former_until  timestamptz,
  created_at    timestamptz NOT NULL,
  -- the last event before it was made
  begins_after  bigint NOT NULL,
  -- in a row; from some number on nothing is sent until the pause is over
  failures      integer NOT NULL DEFAULT 0 CONSTRAINT webhooks_failures CHECK (failures >= 0),
  paused_until  timestamptz,
  CONSTRAINT webhooks_former_secret_ends CHECK ((former_secret IS NULL) = (former_until IS NULL))
);

-- What is sent to them. What an event says is read when it is sent, and not kept here.
CREATE TABLE webhook_deliveries (
  webhook_id   bigint NOT NULL
               CONSTRAINT webhook_deliveries_webhook REFERENCES webhooks (id) ON DELETE CASCADE,
  event_id     bigint NOT NULL CONSTRAINT webhook_deliveries_event REFERENCES events (id),
  type         text NOT NULL,
  subject      text NOT NULL,
  status       text NOT NULL DEFAULT 'waiting' CONSTRAINT webhook_deliveries_status
               CHECK (status IN ('waiting', 'sending', 'delivered', 'failed')),
  recorded_at  timestamptz NOT NULL,
  tries        integer NOT NULL DEFAULT 0,
  -- when it is tried next
  due_at       timestamptz NOT NULL,
  -- since it was recorded, or somebody had it sent again
  first_try    timestamptz,
  -- by the database's clock, which all nodes share
  begun_at     timestamptz,
  delivered_at timestamptz,
  -- with which status of HTTP the receiver answered last
  answered     integer,
  -- why it was not delivered
  reason       text,
  -- whatever is read twice, one event is recorded once for a webhook
  CONSTRAINT webhook_deliveries_once PRIMARY KEY (webhook_id, event_id),
  CONSTRAINT webhook_deliveries_delivered CHECK ((delivered_at IS NOT NULL) = (status = 'delivered'))
);
-- Whoever sends, one after the other of a subject.
CREATE UNIQUE INDEX webhook_deliveries_one_at_a_time ON webhook_deliveries (webhook_id, subject)
  WHERE status = 'sending';
CREATE INDEX webhook_deliveries_in_order ON webhook_deliveries (webhook_id, subject, event_id)
  WHERE status = 'waiting';
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, due_at, event_id)
  WHERE status = 'waiting';
CREATE INDEX webhook_deliveries_sending ON webhook_deliveries (begun_at) WHERE status = 'sending';
CREATE INDEX webhook_deliveries_over ON webhook_deliveries (due_at)
  WHERE status IN ('delivered', 'failed');
CREATE INDEX webhook_deliveries_by_status ON webhook_deliveries (webhook_id, status, event_id);
CREATE INDEX webhook_deliveries_by_event ON webhook_deliveries (event_id);
