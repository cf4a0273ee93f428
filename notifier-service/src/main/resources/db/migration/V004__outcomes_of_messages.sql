-- What the outcome of a message is told with, also long after it was sent: WhatsApp's code, and whom it concerns, by ids only.
-- Columns are added and widened only, so that the version before this one can run beside it.
ALTER TABLE delivery ADD COLUMN code integer;
ALTER TABLE delivery ADD COLUMN read_at timestamptz;
ALTER TABLE delivery ADD COLUMN subject text;

-- A conversation's id is the key of what is published of it.
ALTER TABLE outbox ALTER COLUMN aggregateid TYPE varchar(256);
