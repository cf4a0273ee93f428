-- Tables are added only, so that the version before this one can run beside it.

create table account (
  waba_id            text primary key,
  -- -1 is unlimited; null until a webhook told a limit.
  messaging_limit    integer,
  messaging_limit_at timestamptz,
  -- Counts what may change the risk of its numbers, and how much of it was assessed.
  changes            bigint not null default 0,
  assessed           bigint not null default 0
);
create index account_changed on account (waba_id) where changes > assessed;

create table restriction (
  restriction_id  text primary key,
  waba_id         text        not null,
  name            text        not null,
  -- What was told of it, the newest 50; the columns below are computed from these.
  marks           jsonb       not null,
  stops_initiated boolean     not null,
  stops_replies   boolean     not null,
  in_force        boolean     not null,
  since           timestamptz not null,
  expires_at      timestamptz,
  details         text,
  lifted_because  text,
  -- Counts the events published, which makes their ids distinct.
  told            integer     not null
);
create index restriction_of_account on restriction (waba_id, restriction_id);
create index restriction_due on restriction (expires_at) where in_force;

create table template (
  template_key       text primary key,
  waba_id            text        not null,
  template_id        text        not null,
  name               text,
  language           text,
  status             text,
  paused_until       timestamptz,
  reason             text,
  quality            text,
  category           text,
  announced_category text,
  usable             boolean     not null,
  changed_at         timestamptz not null,
  -- Counts the events published, which makes their ids distinct.
  told               integer     not null
);
create index template_of_account on template (waba_id, template_key);
create index template_paused on template (paused_until) where status = 'PAUSED';

-- The newest 100 of each template.
create table template_history (
  position     bigint generated always as identity primary key,
  template_key text        not null references template on delete cascade,
  event_id     text        not null,
  kind         text        not null,
  told_at      timestamptz not null,
  value        text        not null,
  ends_at      timestamptz,
  reason       text,
  constraint template_history_once unique (template_key, event_id, kind)
);
create index template_history_in_order on template_history (template_key, told_at desc, event_id desc);

-- One row per portfolio, to lock its budget.
create table permit_budget (
  portfolio text primary key
);

create table permit_reservation (
  reservation_id  text primary key,
  phone_number_id text        not null references phone_number on delete cascade,
  portfolio       text        not null,
  category        text        not null,
  state           text        not null,
  requested       integer     not null,
  partial         boolean     not null,
  granted         integer     not null,
  confirmed       integer,
  holder          text        not null,
  request_key     text,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  -- Until then the messages are taken from the budget.
  holds_until     timestamptz not null,
  constraint permit_reservation_once unique (holder, request_key)
);
create index permit_reservation_of_portfolio on permit_reservation (portfolio, holds_until);
create index permit_reservation_of_number on permit_reservation (phone_number_id, holds_until);
create index permit_reservation_ended on permit_reservation (holds_until);

-- Only open risks have a row.
create table number_risk (
  phone_number_id text primary key references phone_number on delete cascade,
  score           double precision not null,
  causes          jsonb            not null,
  raised_at       timestamptz      not null,
  told_score      double precision not null,
  below_since     timestamptz
);
