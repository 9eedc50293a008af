-- In which language a group's mails are; null for the one of all mails, which is set where they are sent.
ALTER TABLE customer_groups
  ADD notify_language text
    CONSTRAINT customer_groups_notify_language CHECK (notify_language IN ('en', 'de'));
ALTER TABLE mails
  ADD language text CONSTRAINT mails_language CHECK (language IN ('en', 'de'));
