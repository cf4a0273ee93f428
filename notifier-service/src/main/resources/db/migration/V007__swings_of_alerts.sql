-- When receivers were last told that the alert ended or opened again, or will be told.
ALTER TABLE alert ADD COLUMN swing_at timestamptz;
