-- The shape that the outboxes of all services have. Columns are added and widened only, so that the version before this one can run
-- beside it.
ALTER TABLE outbox ALTER COLUMN id TYPE text;
ALTER TABLE outbox ALTER COLUMN aggregatetype TYPE text;
ALTER TABLE outbox ALTER COLUMN aggregateid TYPE text;
ALTER TABLE outbox ALTER COLUMN type TYPE text;
ALTER TABLE outbox ALTER COLUMN payload DROP NOT NULL;
ALTER TABLE outbox ALTER COLUMN parked_reason TYPE text;
ALTER TABLE outbox ADD COLUMN headers jsonb NOT NULL DEFAULT '{}';
ALTER TABLE outbox ADD COLUMN published_at timestamptz;

-- The names of topics, for rows of now and for those that the version before this one still adds.
UPDATE outbox SET aggregatetype = aggregatetype || '-events' WHERE aggregatetype IN ('alert', 'conversation');
CREATE FUNCTION outbox_topic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.aggregatetype := NEW.aggregatetype || '-events';
  RETURN NEW;
END $$;
CREATE TRIGGER outbox_topic BEFORE INSERT ON outbox FOR EACH ROW
  WHEN (NEW.aggregatetype IN ('alert', 'conversation')) EXECUTE FUNCTION outbox_topic();

UPDATE outbox SET parked_reason = CASE parked_reason
    WHEN 'RecordTooLargeException' THEN 'TOO_LARGE'
    WHEN 'SerializationException' THEN 'UNREADABLE'
    ELSE 'REFUSED' END
  WHERE parked_reason LIKE '%Exception';

DROP INDEX outbox_parked;
CREATE INDEX outbox_parked ON outbox (aggregatetype, aggregateid, position)
  WHERE parked_at IS NOT NULL AND published_at IS NULL;
CREATE INDEX outbox_unpublished ON outbox (aggregatetype, position) WHERE published_at IS NULL;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;
