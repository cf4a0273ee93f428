create table phone_number (
  phone_number_id text primary key,
  waba_id         text        not null,
  display_number  text        not null,
  verified_name   text,
  retail          boolean     not null,
  rule_set        text        not null,
  time_zone       text        not null,
  paths           jsonb       not null,
  rating          text        not null,
  rating_since    timestamptz,
  colour_at       timestamptz not null,
  observed_at     timestamptz not null,
  last_cleared_at timestamptz not null,
  status          text,
  messaging_limit text,
  version         bigint      not null,
  -- Management webhooks name a number by these two only.
  constraint phone_number_by_digits unique (waba_id, display_number)
);

create table red_case (
  case_id         text primary key,
  phone_number_id text        not null references phone_number,
  flagged_at      timestamptz not null,
  seen_at         timestamptz not null,
  deadline        timestamptz,
  rule_set        text        not null,
  overdue         boolean     not null,
  closed_at       timestamptz,
  closed_by       text
);
create unique index red_case_one_open on red_case (phone_number_id) where closed_at is null;

create table red_case_notice (
  case_id           text   not null references red_case,
  remaining_seconds bigint not null,
  primary key (case_id, remaining_seconds)
);

create table history_entry (
  position           bigint generated always as identity primary key,
  phone_number_id    text        not null references phone_number,
  event_id           text        not null,
  type               text        not null,
  occurred_at        timestamptz not null,
  recorded_at        timestamptz not null,
  rating             text,
  source             text,
  request_started_at timestamptz,
  who                text,
  reason             text,
  raw                jsonb,
  constraint history_entry_once unique (phone_number_id, event_id)
);

create table poll_account (
  waba_id       text primary key,
  next_poll_at  timestamptz not null,
  throttled     integer     not null,
  failures      integer     not null,
  failing_since timestamptz,
  told          boolean     not null
);

-- Debezium's outbox-router names its columns so: who runs Debezium can let it publish instead.
create table outbox (
  id            uuid primary key,
  position      bigint generated always as identity,
  aggregatetype text        not null,
  aggregateid   text        not null,
  type          text        not null,
  payload       jsonb       not null,
  headers       jsonb       not null,
  created_at    timestamptz not null,
  published_at  timestamptz
);
create index outbox_unpublished on outbox (position) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;
