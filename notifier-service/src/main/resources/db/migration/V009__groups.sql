-- Columns are added and widened only, so that the version before this one can run beside it.
ALTER TABLE alert ADD COLUMN severity varchar(15) NOT NULL DEFAULT 'WARNING';
ALTER TABLE alert ADD COLUMN labels text NOT NULL DEFAULT '{}';

-- Alerts that one receiver is told together, and when. A step of a ladder is a group of its own.
CREATE TABLE alert_group (
  id              varchar(36) PRIMARY KEY,
  route           text        NOT NULL,
  step            integer     NOT NULL,
  receiver        varchar(63) NOT NULL,
  labels          text        NOT NULL,
  group_interval  bigint      NOT NULL,
  repeat_interval bigint,
  notified        integer     NOT NULL DEFAULT 0,
  told_at         timestamptz,
  flush_at        timestamptz,
  repeat_at       timestamptz,
  escalate_at     timestamptz,
  escalated       boolean     NOT NULL DEFAULT false
);
CREATE INDEX alert_group_flush ON alert_group (flush_at) WHERE flush_at IS NOT NULL;
CREATE INDEX alert_group_repeat ON alert_group (repeat_at) WHERE repeat_at IS NOT NULL;
CREATE INDEX alert_group_escalate ON alert_group (escalate_at) WHERE escalate_at IS NOT NULL;

-- The alerts of a group: the revision that is to be told, and the one that was told last.
CREATE TABLE group_alert (
  group_id      varchar(36) NOT NULL REFERENCES alert_group ON DELETE CASCADE,
  alert_id      varchar(36) NOT NULL REFERENCES alert ON DELETE CASCADE,
  revision      integer     NOT NULL,
  not_before    timestamptz,
  told_revision integer     NOT NULL DEFAULT 0,
  told_open     boolean     NOT NULL DEFAULT false,
  PRIMARY KEY (group_id, alert_id)
);
CREATE INDEX group_alert_by_alert ON group_alert (alert_id);
CREATE INDEX group_alert_pending ON group_alert (group_id) WHERE revision > told_revision;
CREATE INDEX group_alert_open ON group_alert (group_id) WHERE told_open;

-- A group may tell one revision of an alert more than once: as a reminder, or as the worst of another notification.
ALTER TABLE delivery DROP CONSTRAINT delivery_alert_id_receiver_step_revision_key;
ALTER TABLE delivery ADD COLUMN group_id varchar(36);
ALTER TABLE delivery ADD COLUMN notification_number integer;
CREATE UNIQUE INDEX delivery_of_group ON delivery (group_id, notification_number) WHERE group_id IS NOT NULL;

-- Which alerts a delivery tells.
CREATE TABLE delivery_alert (
  delivery_id varchar(36) NOT NULL REFERENCES delivery ON DELETE CASCADE,
  alert_id    varchar(36) NOT NULL,
  revision    integer     NOT NULL,
  PRIMARY KEY (delivery_id, alert_id)
);
CREATE INDEX delivery_alert_by_alert ON delivery_alert (alert_id);
