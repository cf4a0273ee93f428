-- Tables are added only, so that the version before this one can run beside it.

create table account (
  waba_id            text primary key,
  -- -1 is unlimited; null until a webhook told a limit.
  messaging_limit    integer,
  messaging_limit_at timestamptz,
  -- The risk of the account's numbers is to be assessed again.
  is_changed         boolean not null default false
);
create index account_changed on account (waba_id) where is_changed;

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
