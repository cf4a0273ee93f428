-- The bounds of docs/reference/events.md. Wider only, so that the version before this one can run beside it.
ALTER TABLE alert ALTER COLUMN phone_number_id TYPE varchar(64);
ALTER TABLE delivery ALTER COLUMN party TYPE varchar(64);
ALTER TABLE delivery ALTER COLUMN provider_id TYPE varchar(512);
