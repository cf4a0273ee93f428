-- What a delivery tells: one or more alerts. The column payload keeps the notice of the worst one, which the version before this one sends.
ALTER TABLE delivery ADD COLUMN notification text;
