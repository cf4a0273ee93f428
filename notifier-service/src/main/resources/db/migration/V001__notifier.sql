-- Who wants to be told.
CREATE TABLE receiver (
  name             varchar(63)  PRIMARY KEY,
  channel          varchar(31)  NOT NULL,
  address          varchar(254) NOT NULL,
  language         varchar(2)   NOT NULL,
  time_zone        varchar(63)  NOT NULL,
  kinds            text[]       NOT NULL,
  phone_number_ids text[]       NOT NULL
);

-- What is wrong. The id is derived from it; each thing that is told raises the revision.
CREATE TABLE alert (
  id              varchar(36) PRIMARY KEY,
  kind            varchar(31) NOT NULL,
  phone_number_id varchar(63),
  state           varchar(15) NOT NULL,
  revision        integer     NOT NULL,
  summary         text        NOT NULL,
  notice          text        NOT NULL,
  opened_at       timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_by varchar(255),
  resolved_at     timestamptz
);
CREATE INDEX alert_by_update ON alert (updated_at DESC);

-- Events that have had their effect: a redelivered one is known by its id.
CREATE TABLE seen_event (
  event_id varchar(255) PRIMARY KEY,
  seen_at  timestamptz  NOT NULL
);
CREATE INDEX seen_event_by_age ON seen_event (seen_at);

-- What is to be published, written in the transaction that made it true. Debezium's outbox columns; a row goes once the broker has it.
CREATE TABLE outbox (
  position      bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id            varchar(255) NOT NULL UNIQUE,
  aggregatetype varchar(63)  NOT NULL,
  aggregateid   varchar(255) NOT NULL,
  type          varchar(63)  NOT NULL,
  payload       text         NOT NULL,
  created_at    timestamptz  NOT NULL
);

-- One thing to be told to one. The lane keeps order: only its oldest pending row may be tried.
CREATE TABLE delivery (
  id              varchar(36)  PRIMARY KEY,
  position        bigint       GENERATED ALWAYS AS IDENTITY,
  delivery_key    varchar(512) NOT NULL UNIQUE,
  channel         varchar(31)  NOT NULL,
  party           varchar(63)  NOT NULL,
  lane            varchar(127) NOT NULL,
  alert_id        varchar(36),
  alert_kind      varchar(31),
  receiver        varchar(63),
  step            integer,
  revision        integer,
  payload         text,
  state           varchar(15)  NOT NULL,
  attempts        integer      NOT NULL,
  resends         integer      NOT NULL,
  created_at      timestamptz  NOT NULL,
  queued_at       timestamptz  NOT NULL,
  next_attempt_at timestamptz  NOT NULL,
  finished_at     timestamptz,
  reason          varchar(31),
  provider_id     varchar(255),
  UNIQUE (alert_id, receiver, step, revision)
);
CREATE INDEX delivery_due ON delivery (channel, next_attempt_at) WHERE state = 'PENDING';
CREATE INDEX delivery_lane ON delivery (lane, position) WHERE state = 'PENDING';
CREATE INDEX delivery_by_position ON delivery (position DESC);
CREATE INDEX delivery_by_age ON delivery (finished_at);

-- The newest epoch seen of each conversation, by its hash: the id itself holds a phone number.
CREATE TABLE conversation_epoch (
  conversation varchar(36) PRIMARY KEY,
  epoch        bigint      NOT NULL,
  seen_at      timestamptz NOT NULL
);
CREATE INDEX conversation_epoch_by_age ON conversation_epoch (seen_at);
