-- Columns are added and one is relaxed only, so that the version before this one can run beside it.
alter table outbox add column parked_at timestamptz;
alter table outbox add column parked_reason text;
-- Null is a tombstone: Debezium's outbox-router reads it as one.
alter table outbox alter column payload drop not null;

create index outbox_parked on outbox (aggregatetype, aggregateid, position)
  where parked_at is not null and published_at is null;
