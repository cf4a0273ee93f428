-- The token buckets of the rate limits, shared by all instances. The state is Bucket4j's; null until the first send. No index but
-- the key, so that an update stays on its page.
CREATE TABLE rate_bucket (
  id         varchar(255) PRIMARY KEY,
  state      bytea,
  updated_at timestamptz  NOT NULL,
  expires_at timestamptz  NOT NULL
) WITH (fillfactor = 70);
