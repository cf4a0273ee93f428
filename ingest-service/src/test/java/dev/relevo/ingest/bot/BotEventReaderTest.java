package dev.relevo.ingest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.kit.EventJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotEventReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String WHO = "'phoneNumberId':'106540352242922','waId':'573001112233'";

    @Test
    void a_message_becomes_a_bot_message() {
        var event = (BotMessage)
                accepted("{'type':'bot-message'," + WHO + ",'messageId':'wamid.B1','text':'Hola','epoch':3}", NOW);

        assertThat(event.key()).isEqualTo("106540352242922:573001112233");
        assertThat(event.message().messageId()).isEqualTo("wamid.B1");
        assertThat(event.message().text()).isEqualTo("Hola");
        assertThat(event.epoch()).isEqualTo(3);
        assertThat(event.meta().occurredAt()).isEqualTo(NOW);
    }

    @Test
    void a_nul_in_a_text_is_kept() {
        var event = (BotMessage)
                accepted("{'type':'bot-message'," + WHO + ",'messageId':'wamid.B1','text':'Ho\\u0000la'}", NOW);

        assertThat(event.message().text()).isEqualTo("Ho\0la");
    }

    @Test
    void a_signal_becomes_a_bot_signal() {
        var event = (BotSignal) accepted(
                "{'type':'bot-signal'," + WHO
                        + ",'signal':'LOW_CONFIDENCE','confidence':0.31,'gap':0,'messageId':'wamid.A1',"
                        + "'occurredAt':'2026-11-22T09:59:00Z'}",
                NOW);

        assertThat(event.signal()).isEqualTo(BotSignal.Signal.LOW_CONFIDENCE);
        assertThat(event.confidence()).isEqualTo(0.31);
        assertThat(event.gap()).isZero();
        assertThat(event.messageId()).isEqualTo("wamid.A1");
        assertThat(event.meta().occurredAt()).isEqualTo(Instant.parse("2026-11-22T09:59:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'conversationId':'106540352242922:573001112233'",
                "'phoneNumberId':'106540352242922','waId':'+57 300 111 2233'",
                "'phoneNumberId':106540352242922,'personId':'573001112233'",
                "'phoneNumberId':'106540352242922','person':{'id':'573001112233'}",
                "'phoneNumberId':'106540352242922','person':{'waId':'573001112233','name':'Ana'}"
            })
    void a_conversation_can_be_named_in_five_ways(String who) {
        var event = accepted("{'type':'bot-signal','signal':'FALLBACK'," + who + "}", NOW);

        assertThat(event.key()).isEqualTo("106540352242922:573001112233");
        assertThat(event.conversation().person().waId()).isEqualTo("573001112233");
    }

    @Test
    void the_user_id_is_the_key_when_present() {
        var event = accepted("{'type':'bot-signal','signal':'FALLBACK'," + WHO + ",'userId':'CO.1a2b'}", NOW);

        assertThat(event.key()).isEqualTo("106540352242922:CO.1a2b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'id':'x1'", "'messageId':'wamid.A1'", "'occurredAt':'2026-11-22T09:59:00Z'"})
    void a_retry_with_the_same_idempotency_key_is_the_same_event(String cause) {
        String item = "{'type':'bot-signal','signal':'FALLBACK'," + WHO + "," + cause + "}";

        assertThat(accepted(item, NOW.plusSeconds(9)).meta().eventId())
                .isEqualTo(accepted(item, NOW).meta().eventId());
    }

    @Test
    void without_an_idempotency_key_every_report_is_a_new_event() {
        String item = "{'type':'bot-signal','signal':'FALLBACK'," + WHO + "}";

        assertThat(accepted(item, NOW.plusMillis(1)).meta().eventId())
                .isNotEqualTo(accepted(item, NOW).meta().eventId());
    }

    @Test
    void two_signals_about_one_message_are_two_events() {
        String item = "{'type':'bot-signal','signal':'%s'," + WHO + ",'messageId':'wamid.A1'}";

        assertThat(accepted(item.formatted("FALLBACK"), NOW).meta().eventId())
                .isNotEqualTo(accepted(item.formatted("ERROR"), NOW).meta().eventId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[1] | item | an array",
                "7 | item | a number",
                "null | item | nothing",
                "{} | type | nothing",
                "{'type':'bot-joke',WHO} | type | another text",
                "{'type':'bot-message',WHO} | text | nothing",
                "{'type':'bot-message',WHO,'text':{}} | text | an object",
                "{'type':'bot-message',WHO,'text':'x','epoch':'y'} | epoch | a text",
                "{'type':'bot-signal',WHO} | signal | nothing",
                "{'type':'bot-signal',WHO,'signal':'UNKNOWN'} | signal | another text",
                "{'type':'bot-signal',WHO,'signal':'ERROR','confidence':1.01} | confidence | another number",
                "{'type':'bot-signal',WHO,'signal':'ERROR','gap':-0.1} | gap | another number",
                "{'type':'bot-signal',WHO,'signal':'ERROR','gap':'0.1'} | gap | a text",
                "{'type':'bot-signal',WHO,'signal':'ERROR','occurredAt':'today'} | occurredAt | another text",
                "{'type':'bot-signal','signal':'ERROR','waId':'573001112233'} | phoneNumberId | nothing",
                "{'type':'bot-signal','signal':'ERROR','phoneNumberId':'1:2','waId':'5'} | phoneNumberId | another text",
                "{'type':'bot-signal','signal':'ERROR','phoneNumberId':'1'} | personId | nothing",
                "{'type':'bot-signal','signal':'ERROR','phoneNumberId':'1','personId':'Ana'} | personId | a text without digits",
                "{'type':'bot-signal',WHO,'signal':'ERROR','userId':'CO.1a-2b'} | userId | another text",
                "{'type':'bot-signal',WHO,'signal':'ERROR','userId':'co.1a2b'} | userId | another text",
                "{'type':'bot-signal',WHO,'signal':'ERROR','userId':'573001112233'} | userId | another text",
                "{'type':'bot-signal','signal':'ERROR','phoneNumberId':'1','person':{'userId':'x'}} | person.userId | another text",
                "{'type':'bot-signal','signal':'ERROR','phoneNumberId':'1','personId':'CO.1a-2b'} | personId | a text without digits",
                "{'type':'bot-signal','signal':'ERROR','phoneNumberId':'1','waId':'CO.1a-2b'} | waId | another text",
                "{'type':'bot-signal','signal':'ERROR','conversationId':'1:CO.1a-2b'} | conversationId | another text",
                "{'type':'bot-signal','signal':'ERROR','conversationId':'Ana'} | conversationId | another text",
                "{'type':'bot-signal','signal':'ERROR','conversationId':'1:Ana 5'} | conversationId | another text"
            })
    void the_invalid_field_is_named_and_no_personal_data_quoted(String item, String field, String got) {
        ItemResult read = read(item.replace("WHO", WHO), NOW);

        assertThat(read).isInstanceOf(ItemResult.Rejected.class);
        assertThat(((ItemResult.Rejected) read).field()).isEqualTo(field);
        assertThat(((ItemResult.Rejected) read).got()).isEqualTo(got);
    }

    @ParameterizedTest
    @CsvSource({
        "conversationId, 256",
        "phoneNumberId, 64",
        "personId, 15",
        "waId, 15",
        "person.id, 15",
        "person.name, 512",
        "messageId, 512",
        "id, 512",
        "text, 65536"
    })
    void a_field_over_its_limit_is_named(String field, int max) {
        assertThat(outOfBounds(field, "1".repeat(700_000))).isEqualTo(field);
        assertThat(outOfBounds(field, "1".repeat(max + 1))).isEqualTo(field);
        if (!field.equals("conversationId")) {
            assertThat(outOfBounds(field, "1".repeat(max))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000-01-01T00:00:00Z", "2014-12-31T23:59:59Z", "2026-11-22T10:05:01Z", "+12026-01-01T00:00:00Z"
            })
    void an_implausible_time_is_rejected(String time) {
        var read = (ItemResult.Rejected)
                read("{'type':'bot-message'," + WHO + ",'text':'x','occurredAt':'" + time + "'}", NOW);

        assertThat(read.field()).isEqualTo("occurredAt");
        assertThat(read.got()).isEqualTo("another time");
        assertThat(read.outOfBounds()).isTrue();
    }

    /** The rejected field; empty when the item is accepted. */
    private static String outOfBounds(String field, String value) {
        Map<String, Object> item =
                new HashMap<>(Map.of("type", "bot-message", "text", "x", "phoneNumberId", "1", "personId", "5"));
        if (field.startsWith("person.")) {
            Map<String, Object> person = new HashMap<>(Map.of("id", "5"));
            person.put(field.substring("person.".length()), value);
            item.put("person", person);
        } else {
            item.put(field, value);
        }
        return switch (BotEventReader.read(item, 0, NOW)) {
            case ItemResult.Accepted accepted -> "";
            case ItemResult.Rejected rejected -> rejected.outOfBounds() ? rejected.field() : "not out of bounds";
        };
    }

    private static ConversationEvent accepted(String item, Instant now) {
        return switch (read(item, now)) {
            case ItemResult.Accepted(var event) -> event;
            case ItemResult.Rejected rejected -> throw new AssertionError(rejected);
        };
    }

    /** Replaces single quotes by double quotes, which keeps a table of JSON readable. */
    private static ItemResult read(String item, Instant now) {
        try {
            Object tree = EventJson.mapper().readValue(item.replace('\'', '"'), Object.class);
            return BotEventReader.read(tree, 0, now);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
