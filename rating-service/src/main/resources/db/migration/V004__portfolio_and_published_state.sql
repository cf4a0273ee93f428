-- Columns are added only, so that the version before this one can run beside it.
-- Null: the account counts as the portfolio.
alter table phone_number add column portfolio_id text;
-- The last published state; null until the first is published.
alter table phone_number add column published_state text;
-- The second of the registration: it tells the red cases of a number from those of an earlier registration.
alter table phone_number add column registration bigint not null default 0;
create index phone_number_unpublished on phone_number (phone_number_id) where published_state is null;
create index phone_number_by_rating on phone_number (rating, phone_number_id);

-- The last observations of a number, apart from its row: only an observation reads them.
create table number_timeline (
  phone_number_id text primary key references phone_number on delete cascade,
  timeline        jsonb not null
);

alter table red_case add column state text not null default 'OPEN';
alter table red_case add column previous_cleared_at timestamptz not null default 'epoch';
alter table red_case add column opened_at timestamptz;
alter table red_case add column reopenings integer not null default 0;
alter table red_case add column held_until timestamptz;
alter table red_case add column disputed boolean not null default false;
alter table red_case add column ceiling integer;
alter table red_case add column finding text not null default 'UNKNOWN';
alter table red_case add column evidence text;
alter table red_case add column evidence_details text;
alter table red_case add column evidence_at timestamptz;

create index red_case_of_number on red_case (phone_number_id, closed_at desc);
create index red_case_open_by_flag on red_case (flagged_at, case_id) where closed_at is null;
create index red_case_closed_by_flag on red_case (flagged_at desc, case_id) where closed_at is not null;
create index history_entry_page on history_entry (phone_number_id, position desc);
