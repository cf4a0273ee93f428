-- The shape that the outboxes of all services have. The id remains a uuid: the version before this one, which may run beside it,
-- compares it as such.
-- Text, so that an event is published as it was stored. The version before this one reads and writes it unchanged.
alter table outbox alter column payload type text using payload::text;
alter table outbox alter column headers set default '{}';

-- The relay reads topic by topic.
drop index outbox_unpublished;
create index outbox_unpublished on outbox (aggregatetype, position) where published_at is null;
