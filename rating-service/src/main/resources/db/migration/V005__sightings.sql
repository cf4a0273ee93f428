-- Columns are added only, so that the version before this one can run beside it.
-- Who polls the account now, and until when by the database's clock.
alter table poll_account add column lease text;
alter table poll_account add column leased_until timestamptz;
-- Start of the last complete list: every listed number was seen then, without a row of its own being written.
alter table poll_account add column listed_at timestamptz;
alter table poll_account add column listed integer not null default 0;
alter table poll_account add column pages integer not null default 1;
alter table poll_account add column changed_at timestamptz;
alter table poll_account add column suspected_until timestamptz;
alter table poll_account add column failing_reason text;
-- Calls that still count against the budget at that time.
alter table poll_account add column used_calls double precision not null default 0;
alter table poll_account add column used_at timestamptz;

-- What complete lists told of a registered number; written only when it changes.
create table number_sighting (
  phone_number_id text primary key references phone_number on delete cascade,
  waba_id         text        not null,
  registered_at   timestamptz not null,
  first_listed_at timestamptz,
  -- Only of a number that vanished.
  last_listed_at  timestamptz,
  vanished_since  timestamptz,
  stale_since     timestamptz,
  stale_told      boolean     not null default false,
  colourless      boolean     not null default false,
  health          jsonb
);
create index number_sighting_by_account on number_sighting (waba_id);

create table unregistered_number (
  phone_number_id text primary key,
  waba_id         text        not null,
  display_number  text,
  verified_name   text,
  discovered_at   timestamptz not null
);
create index unregistered_number_by_account on unregistered_number (waba_id);

-- One row: when any replica last looked for stale numbers, and until when none is told.
create table freshness_watch (
  one         boolean primary key check (one),
  looked_at   timestamptz not null,
  quiet_until timestamptz not null
);

-- When each registered number was seen last: by the last complete list that has it, or by any other observation.
create view number_seen as
select n.phone_number_id, n.waba_id, s.registered_at, s.vanished_since, s.stale_since, s.stale_told, s.colourless, s.health,
       case when s.waba_id <> n.waba_id then null
            when s.vanished_since is not null then s.last_listed_at
            else greatest(s.first_listed_at, case when s.first_listed_at is not null then a.listed_at end) end as listed_at,
       nullif(n.observed_at, 'epoch') as observed_at,
       nullif(n.colour_at, 'epoch') as colour_at
from phone_number n
left join number_sighting s on s.phone_number_id = n.phone_number_id
left join poll_account a on a.waba_id = n.waba_id;
