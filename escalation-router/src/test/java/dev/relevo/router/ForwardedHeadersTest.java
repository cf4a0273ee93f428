package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.CloudEvents;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.router.topology.RouterDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy under a person's new id says who wrote it: the router, not ingest. */
class ForwardedHeadersTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");
    private static final String PHONE = "573001112233";
    private static final String USER = "CO.7f3a19c2";

    @Test
    void a_forwarded_copy_names_the_router_and_its_new_subject(@TempDir Path stateDir) {
        try (RouterDriver router = RouterDriver.withOneQueue(stateDir, T0)) {
            ConversationRef old =
                    ConversationRef.of(NUMBER, null, new Person(PHONE, PHONE, null, null, null, null), Provider.META);
            ConversationId canonical = ConversationId.of(NUMBER, USER);
            UserMessage first =
                    new UserMessage(new EventMeta("1", T0, T0), old, MessageContent.text("wamid.1", "hola"), null);
            UserMessage later =
                    new UserMessage(new EventMeta("2", T0, T0), old, MessageContent.text("wamid.2", "hola"), null);
            router.send(Topics.CONVERSATION_EVENTS, first);
            router.send(Topics.CONVERSATION_EVENTS, new AliasLinked(new EventMeta("3", T0, T0), old, canonical));
            router.records(Topics.CONVERSATION_EVENTS);
            RecordHeaders headers = new RecordHeaders();
            CloudEvents.headers(later, "/ingest-service")
                    .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));

            router.send(
                    Topics.CONVERSATION_EVENTS,
                    new TestRecord<>(
                            later.key().getBytes(StandardCharsets.UTF_8), EventJson.write(later), headers, T0));

            TestRecord<byte[], byte[]> copy =
                    router.records(Topics.CONVERSATION_EVENTS).getLast();
            assertThat(header(copy, "ce_source")).isEqualTo("/escalation-router");
            assertThat(header(copy, "ce_subject")).isEqualTo(canonical.value());
            assertThat(header(copy, "ce_id")).isEqualTo("2");
            assertThat(copy.headers().headers("ce_source")).hasSize(1);
        }
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
