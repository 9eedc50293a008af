-- What is mailed of orders and memberships. A row is written when the event of it is read, so that
-- no order waits for a mail, and is kept to say what became of it.
CREATE TABLE mails (
  id          bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT mails_pkey PRIMARY KEY,
  kind        text NOT NULL CONSTRAINT mails_kind CHECK (kind IN ('order', 'ending', 'ended')),
  -- the order's id, or the id of the event of the membership
  reference   text COLLATE "C" NOT NULL,
  customer_id bigint NOT NULL CONSTRAINT mails_customer REFERENCES customers (id),
  -- those that have the address, or whose membership it is
  group_ids   bigint[] NOT NULL,
  -- of the membership, null for an order
  until       timestamptz,
  -- null once it was a customer's who is erased
  address     text,
  status      text NOT NULL DEFAULT 'waiting' CONSTRAINT mails_status
              CHECK (status IN ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
  recorded_at timestamptz NOT NULL,
  tries       integer NOT NULL DEFAULT 0,
  -- when it is tried next
  due_at      timestamptz NOT NULL,
  -- set by the first try
  retry_until timestamptz,
  -- by the database's clock, which all nodes share
  begun_at    timestamptz,
  sent_at     timestamptz,
  -- why it was not sent, or may not have been
  reason      text,
  CONSTRAINT mails_sent_once CHECK ((sent_at IS NOT NULL) = (status = 'sent')),
  CONSTRAINT mails_with_an_address CHECK (address IS NOT NULL OR status NOT IN ('waiting', 'sending'))
);
-- Whatever is read twice, one order is mailed to one address once.
CREATE UNIQUE INDEX mails_once ON mails (kind, reference, lower(address));
CREATE INDEX mails_due ON mails (due_at, id) WHERE status = 'waiting';
CREATE INDEX mails_sending ON mails (begun_at) WHERE status = 'sending';
CREATE INDEX mails_by_status ON mails (status, id);
CREATE INDEX mails_by_customer ON mails (customer_id);
