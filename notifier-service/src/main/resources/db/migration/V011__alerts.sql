-- Columns are added only, so that the version before this one can run beside it.
ALTER TABLE alert ADD COLUMN confirmed_at timestamptz;
ALTER TABLE alert ADD COLUMN occurrences integer NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN acknowledged_note varchar(1000);
CREATE INDEX alert_by_update_and_id ON alert (updated_at DESC, id DESC);
CREATE INDEX alert_by_end ON alert (resolved_at) WHERE state = 'RESOLVED';

-- What a version before wrote: the severity and the labels that its kind and notice have today.
UPDATE alert SET
  severity = CASE
    WHEN kind IN ('red-case', 'number-status', 'account-restricted', 'policy-breach') THEN 'CRITICAL'
    WHEN kind = 'number-discovered' THEN 'INFO'
    ELSE 'WARNING' END
  WHERE labels = '{}';
UPDATE alert SET
  labels = jsonb_strip_nulls(jsonb_build_object(
    'alertname', kind, 'severity', lower(severity), 'number', phone_number_id,
    'account', notice::jsonb #>> '{facts,ACCOUNT}', 'template', notice::jsonb #>> '{facts,TEMPLATE}'))::text
  WHERE labels = '{}';

-- What happened to an alert: each of its notices, and who acknowledged it.
CREATE TABLE alert_history (
  position bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert_id varchar(36)  NOT NULL REFERENCES alert ON DELETE CASCADE,
  revision integer      NOT NULL,
  at       timestamptz  NOT NULL,
  change   varchar(15)  NOT NULL,
  severity varchar(15)  NOT NULL,
  step     text,
  summary  text         NOT NULL,
  by       varchar(255),
  note     varchar(1000)
);
CREATE INDEX alert_history_of_alert ON alert_history (alert_id, position);
INSERT INTO alert_history (alert_id, revision, at, change, severity, summary)
  SELECT id, revision, updated_at, CASE state WHEN 'RESOLVED' THEN 'RESOLVED' ELSE 'UPDATED' END, severity, summary
  FROM alert;

-- The account and the portfolio of a number, from its last state.
CREATE TABLE number_labels (
  phone_number_id varchar(64)  PRIMARY KEY,
  account         varchar(255) NOT NULL,
  portfolio       varchar(255)
);
