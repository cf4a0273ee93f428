-- Volume and outcomes of the numbers. Everything here is derived from topics and gone after 8 days; nothing refers to a number's
-- row, because messages of a number may be counted before it is registered.

-- One row per number (or portfolio) and interval of 15 minutes.
create table volume_count (
  owner          text        not null,
  bucket         timestamptz not null,
  marketing      integer     not null default 0,
  utility        integer     not null default 0,
  authentication integer     not null default 0,
  sent           integer     not null default 0,
  delivered      integer     not null default 0,
  "read"         integer     not null default 0,
  reached        integer     not null default 0,
  opted_out      integer     not null default 0,
  asked          integer     not null default 0,
  opened         integer     not null default 0,
  answered       integer     not null default 0,
  expired        integer     not null default 0,
  primary key (owner, bucket)
) with (fillfactor = 70);

create table volume_failure (
  owner  text        not null,
  bucket timestamptz not null,
  code   integer     not null,
  failed integer     not null,
  primary key (owner, bucket, code)
) with (fillfactor = 70);

-- What was counted of each message and handoff, so that it is counted once. A partition per day, emptied when its turn comes again.
create table volume_seen (
  id     uuid     not null,
  slot   smallint not null,
  steps  smallint not null,
  due_at timestamptz,
  primary key (id, slot)
) partition by list (slot);
create table volume_seen_0 partition of volume_seen for values in (0) with (fillfactor = 80);
create table volume_seen_1 partition of volume_seen for values in (1) with (fillfactor = 80);
create table volume_seen_2 partition of volume_seen for values in (2) with (fillfactor = 80);
create table volume_seen_3 partition of volume_seen for values in (3) with (fillfactor = 80);
create table volume_seen_4 partition of volume_seen for values in (4) with (fillfactor = 80);
create table volume_seen_5 partition of volume_seen for values in (5) with (fillfactor = 80);
create table volume_seen_6 partition of volume_seen for values in (6) with (fillfactor = 80);
create table volume_seen_7 partition of volume_seen for values in (7) with (fillfactor = 80);
create table volume_seen_8 partition of volume_seen for values in (8) with (fillfactor = 80);

-- The day whose messages a partition of volume_seen holds.
create table volume_slot (
  slot smallint primary key,
  day  date not null
);

-- The last time of distinct people, for 24 hours. A person is a salted hash.
create table volume_person (
  figure text        not null,
  owner  text        not null,
  person uuid        not null,
  bucket timestamptz not null,
  primary key (figure, owner, person)
);
create index volume_person_by_bucket on volume_person (bucket);

-- Customer service windows, for 48 hours.
create table volume_window (
  phone_number_id text        not null,
  person          uuid        not null,
  opened_at       timestamptz not null,
  last_at         timestamptz not null,
  primary key (phone_number_id, person)
) with (fillfactor = 80);

create table volume_salt (salt uuid not null);
insert into volume_salt values (gen_random_uuid());

-- Up to where each partition was counted.
create table volume_position (
  topic            text    not null,
  kafka_partition  integer not null,
  next_offset      bigint  not null,
  primary key (topic, kafka_partition)
) with (fillfactor = 50);

-- Numbers that have changed since their last evaluation.
create table volume_touched (
  phone_number_id text primary key,
  revision        bigint      not null,
  rate_limited    integer     not null,
  rate_limited_at timestamptz,
  suspicious_code integer
) with (fillfactor = 50);
