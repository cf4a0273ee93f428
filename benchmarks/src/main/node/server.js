// The webhook contract built the usual way with Node: express for HTTP, kafkajs for Kafka, 200 only after the broker's ack.
// One record per event with the same keys, values and headers as ingest-service, for the benchmark's texts and statuses.
'use strict';

const crypto = require('node:crypto');
const express = require('express');
const { Kafka, logLevel } = require('kafkajs');

const { PORT, BROKER, APP_SECRET, CONVERSATION_EVENTS, MESSAGE_STATUSES } = process.env;

const kafka = new Kafka({ clientId: 'node', brokers: [BROKER], logLevel: logLevel.ERROR });
const producer = kafka.producer({ allowAutoTopicCreation: false });

function isSigned(body, header) {
  const expected = Buffer.from('sha256=' + crypto.createHmac('sha256', APP_SECRET).update(body).digest('hex'));
  const presented = Buffer.from(header || '');
  return presented.length === expected.length && crypto.timingSafeEqual(presented, expected);
}

// Derived from the cause, so that a redelivered webhook makes the same ids.
function eventId(...cause) {
  const hash = crypto.createHash('md5').update(cause.join('\n')).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20)].join('-');
}

function record(event) {
  return {
    key: event.conversationId,
    value: JSON.stringify(event),
    headers: {
      ce_specversion: '1.0',
      ce_id: event.eventId,
      ce_type: `dev.relevo.${event.type}.v1`,
      ce_source: '/node',
      ce_time: event.occurredAt,
      ce_subject: event.conversationId,
      'content-type': 'application/json',
    },
  };
}

function event(type, id, entry, value, personId, timestamp, rest) {
  const number = value.metadata.phone_number_id;
  const contact = (value.contacts || []).find((it) => it.wa_id === personId);
  return {
    type,
    eventId: id,
    occurredAt: new Date(Number(timestamp) * 1000).toISOString(),
    recordedAt: new Date().toISOString(),
    version: 1,
    conversationId: `${number}:${personId}`,
    phoneNumberId: number,
    wabaId: entry.id,
    person: { id: personId, waId: personId, name: contact && contact.profile && contact.profile.name },
    provider: 'META',
    ...rest,
  };
}

function messageEvent(entry, value, message) {
  const id = eventId('meta', value.metadata.phone_number_id, message.id, 'user-message');
  return event('user-message', id, entry, value, message.from, message.timestamp, {
    messageId: message.id,
    kind: message.type,
    text: message.text && message.text.body,
  });
}

function statusEvent(type, entry, value, status) {
  const id = eventId('meta', value.metadata.phone_number_id, status.id, status.recipient_id, status.status, type);
  return event(type, id, entry, value, status.recipient_id, status.timestamp, {
    messageId: status.id,
    status: status.status,
    category: type === 'message-status' && status.pricing ? status.pricing.category : undefined,
    errors: type === 'message-status' ? status.errors || [] : undefined,
  });
}

function translate(webhook) {
  const conversations = [];
  const statuses = [];
  for (const entry of webhook.entry || []) {
    for (const { value } of entry.changes || []) {
      for (const message of value.messages || []) {
        conversations.push(record(messageEvent(entry, value, message)));
      }
      for (const status of value.statuses || []) {
        statuses.push(record(statusEvent('message-status', entry, value, status)));
        if (status.status === 'sent' || status.status === 'failed') {
          conversations.push(record(statusEvent('delivery-seen', entry, value, status)));
        }
      }
    }
  }
  return [
    { topic: CONVERSATION_EVENTS, messages: conversations },
    { topic: MESSAGE_STATUSES, messages: statuses },
  ].filter((it) => it.messages.length > 0);
}

const app = express();
app.disable('x-powered-by');
app.disable('etag');

app.post('/webhooks/whatsapp', express.raw({ type: () => true, limit: '3mb' }), async (request, response) => {
  if (!isSigned(request.body, request.get('X-Hub-Signature-256'))) {
    response.status(401).end();
    return;
  }
  let webhook;
  try {
    webhook = JSON.parse(request.body);
  } catch {
    response.status(400).end();
    return;
  }
  try {
    await producer.sendBatch({ acks: -1, topicMessages: translate(webhook) });
    response.status(200).end();
  } catch {
    response.status(503).set('Retry-After', '1').end();
  }
});

producer.connect().then(() => app.listen(Number(PORT), '127.0.0.1'));
