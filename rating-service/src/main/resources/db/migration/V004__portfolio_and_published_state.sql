-- Columns are added only, so that the version before this one can run beside it.
-- Null: the account counts as the portfolio.
alter table phone_number add column portfolio_id text;
-- The last published state without its times; null until the first is published.
alter table phone_number add column published_state text;
