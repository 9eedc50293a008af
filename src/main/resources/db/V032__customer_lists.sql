-- Files may name customers by their e-mail address alone.
CREATE INDEX customers_by_email ON customers (lower(email))
  WHERE erased_at IS NULL AND email IS NOT NULL;

-- A file of a list's members: first what it would change, then what it changed, for as long as that
-- can be undone.
CREATE TABLE list_imports (
  id           text COLLATE "C" CONSTRAINT list_imports_pkey PRIMARY KEY,
  group_id     bigint NOT NULL CONSTRAINT list_imports_group REFERENCES customer_groups (id),
  mode         text NOT NULL CONSTRAINT list_imports_mode
               CHECK (mode IN ('replace', 'add', 'merge', 'remove')),
  -- whether addresses of nobody are kept until somebody has one of them
  invites      boolean NOT NULL,
  state        text NOT NULL CONSTRAINT list_imports_state
               CHECK (state IN ('reading', 'planned', 'importing', 'done', 'undoing', 'undone',
                 'cancelled', 'unreadable', 'failed')),
  actor        text NOT NULL,
  begun_at     timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  done_at      timestamptz,
  rows_read    bigint NOT NULL DEFAULT 0,
  written      bigint NOT NULL DEFAULT 0,
  added        bigint NOT NULL DEFAULT 0,
  removed      bigint NOT NULL DEFAULT 0,
  kept         bigint NOT NULL DEFAULT 0,
  invited      bigint NOT NULL DEFAULT 0,
  wrong        bigint NOT NULL DEFAULT 0,
  -- whether so many are removed that their number has to be said
  confirms     boolean NOT NULL DEFAULT false,
  -- the members that it was planned for: how many, and a sum that others would not have
  members      bigint NOT NULL DEFAULT 0,
  members_sum  numeric NOT NULL DEFAULT 0,
  -- why it cannot be read
  fault        text NOT NULL DEFAULT ''
);
CREATE INDEX list_imports_by_group ON list_imports (group_id, begun_at);
CREATE INDEX list_imports_by_change ON list_imports (changed_at);

CREATE TABLE list_changes (
  import_id   text COLLATE "C" NOT NULL
              CONSTRAINT list_changes_import REFERENCES list_imports (id) ON DELETE CASCADE,
  customer_id bigint NOT NULL,
  joins       boolean NOT NULL,
  CONSTRAINT list_changes_once PRIMARY KEY (import_id, customer_id)
);

CREATE TABLE list_wrong_rows (
  import_id text COLLATE "C" NOT NULL
            CONSTRAINT list_wrong_rows_import REFERENCES list_imports (id) ON DELETE CASCADE,
  row       integer NOT NULL,
  code      text NOT NULL,
  email     text NOT NULL,
  reason    text NOT NULL,
  CONSTRAINT list_wrong_rows_once PRIMARY KEY (import_id, row)
);

-- Who joins a list as soon as a web customer has the address; in lower case.
CREATE TABLE list_invitations (
  email      text NOT NULL,
  group_id   bigint NOT NULL
             CONSTRAINT list_invitations_group REFERENCES customer_groups (id),
  import_id  text COLLATE "C" NOT NULL
             CONSTRAINT list_invitations_import REFERENCES list_imports (id) ON DELETE CASCADE,
  -- only once the import is written
  holds      boolean NOT NULL DEFAULT false,
  CONSTRAINT list_invitations_once PRIMARY KEY (email, group_id, import_id)
);
