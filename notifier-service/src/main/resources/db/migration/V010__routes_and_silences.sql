-- The routing tree: a row for each change, the newest counts. A row without a document removes the tree.
CREATE TABLE routing_tree (
    revision bigint PRIMARY KEY,
    document text,
    author text NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE TABLE silence (
    id text PRIMARY KEY,
    matchers text[] NOT NULL,
    -- The number of a matcher number="…", so that a key of some numbers sees the silences of these.
    phone_number_id text,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    author text NOT NULL,
    reason text NOT NULL,
    created_at timestamptz NOT NULL,
    ended_by text
);
CREATE INDEX silence_end ON silence (ends_at);
CREATE INDEX silence_newest ON silence (created_at DESC, id DESC);
