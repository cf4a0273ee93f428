-- Columns are added only, so that the version before this one can run beside it.
ALTER TABLE outbox ADD COLUMN parked_at timestamptz;
ALTER TABLE outbox ADD COLUMN parked_reason varchar(63);

CREATE INDEX outbox_parked ON outbox (aggregateid, position) WHERE parked_at IS NOT NULL;
