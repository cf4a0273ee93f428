-- Columns are added and widened only, so that the version before this one can run beside it.
-- The secrets of a receiver: JSON of names and sealed values.
ALTER TABLE receiver ADD COLUMN secrets text;
-- When a person last tested it.
ALTER TABLE receiver ADD COLUMN tested_at timestamptz;
-- An address may be a URL.
ALTER TABLE receiver ALTER COLUMN address TYPE varchar(2048);

-- The links that were used, by their hash.
CREATE TABLE used_link (
  hash       varchar(64) PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
