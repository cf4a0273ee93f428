package dev.relevo.ingest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.ConversationEvent.BotSignal;
import dev.relevo.kit.EventJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JSON is that of Rasa 3's event broker and action server and of Dialogflow CX v3, shortened to the relevant fields and a few
 * more.
 */
class FrameworkFallbackTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String PARSED = """
            'parse_data':{'text':'secreto','intent':{'name':'nlu_fallback','confidence':0.69},'entities':[],
            'intent_ranking':[{'name':'nlu_fallback','confidence':0.69},{'name':'greet','confidence':0.31},{'name':'pay','confidence':0.25}]}""";

    @Test
    void a_user_event_of_rasa_with_the_fallback_intent_is_a_fallback_with_the_confidence_of_the_real_intents() {
        BotSignal signal =
                accepted("{'sender_id':'106540352242922:573001112233','event':'user','timestamp':1790000000.617,"
                        + "'message_id':'wamid.A1','text':'secreto'," + PARSED + "}");

        assertThat(signal.signal()).isEqualTo(BotSignal.Signal.FALLBACK);
        assertThat(signal.key()).isEqualTo("106540352242922:573001112233");
        assertThat(signal.confidence()).isEqualTo(0.31);
        assertThat(signal.gap()).isBetween(0.0599, 0.0601);
        assertThat(signal.messageId()).isEqualTo("wamid.A1");
        assertThat(signal.meta().occurredAt()).isEqualTo(Instant.parse("2026-09-21T14:13:20.617Z"));
    }

    @Test
    void an_action_event_of_rasa_with_the_default_fallback_is_a_fallback() {
        BotSignal signal = accepted(
                "{'sender_id':'106540352242922:573001112233','event':'action','name':'action_default_fallback','timestamp':1790000000}");

        assertThat(signal.key()).isEqualTo("106540352242922:573001112233");
        assertThat(signal.confidence()).isNull();
        assertThat(signal.gap()).isNull();
    }

    @Test
    void the_call_of_a_custom_action_after_the_fallback_intent_is_a_fallback() {
        BotSignal signal = accepted("""
                {'next_action':'action_ask_again','sender_id':'573001112233','tracker':{'latest_event_time':1790000000.5,
                'latest_message':{'intent':{'name':'nlu_fallback'},'metadata':{'phoneNumberId':'106540352242922','waId':'573001112233'}}}}""");

        assertThat(signal.key()).isEqualTo("106540352242922:573001112233");
        assertThat(signal.meta().occurredAt()).isEqualTo(Instant.parse("2026-09-21T14:13:20.500Z"));
    }

    @Test
    void the_call_of_the_default_fallback_is_a_fallback() {
        assertThat(accepted("{'next_action':'action_default_fallback','sender_id':'106540352242922:573001112233'}")
                        .signal())
                .isEqualTo(BotSignal.Signal.FALLBACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'fulfillmentInfo':{'tag':'sys.no-match-default'}",
                "'fulfillmentInfo':{'tag':'sys.no-input-2'}",
                "'fulfillmentInfo':{'tag':''},'triggerEvent':'sys.no-match-1'",
                "'queryResult':{'match':{'matchType':'NO_MATCH','confidence':0.3}}",
                "'queryResult':{'match':{'matchType':'NO_INPUT','event':'sys.no-input-default'}}"
            })
    void every_dialogflow_no_match_is_a_fallback(String what) {
        BotSignal signal = accepted(
                "{'sessionInfo':{'session':'projects/p/locations/l/agents/a/sessions/106540352242922:573001112233'},"
                        + what + "}");

        assertThat(signal.signal()).isEqualTo(BotSignal.Signal.FALLBACK);
        assertThat(signal.key()).isEqualTo("106540352242922:573001112233");
    }

    @Test
    void the_confidence_is_that_of_this_match_and_not_of_the_last_intent() {
        String who = "'payload':{'phoneNumberId':'106540352242922','waId':'573001112233'}";

        assertThat(accepted("{'responseId':'r1'," + who
                                + ",'queryResult':{'match':{'matchType':'NO_MATCH','confidence':1.0000001}}}")
                        .confidence())
                .isEqualTo(1.0);
        assertThat(accepted(
                                "{'detectIntentResponseId':'r1'," + who
                                        + ",'fulfillmentInfo':{'tag':'sys.no-match-1'},'intentInfo':{'displayName':'pay','confidence':0.9}}")
                        .confidence())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'conversationId':'106540352242922:573001112233'",
                "'payload':{'phoneNumberId':'106540352242922','waId':'+57 300 1112233'}",
                "'sessionInfo':{'session':'x/y','parameters':{'phoneNumberId':'106540352242922','waId':'573001112233'}}",
                "'queryResult':{'parameters':{'phoneNumberId':106540352242922,'personId':'573001112233'}}"
            })
    void our_fields_name_the_conversation_in_every_place_dialogflow_allows(String who) {
        assertThat(accepted("{'fulfillmentInfo':{'tag':'sys.no-match-1'}," + who + "}")
                        .key())
                .isEqualTo("106540352242922:573001112233");
    }

    @Test
    void a_retry_of_one_turn_is_the_same_event() {
        String request =
                "{'detectIntentResponseId':'r1','conversationId':'1:573001112233','fulfillmentInfo':{'tag':'sys.no-match-1'}}";

        assertThat(((ItemResult.Accepted) read(request, NOW.plusSeconds(5)))
                        .event()
                        .meta()
                        .eventId())
                .isEqualTo(accepted(request).meta().eventId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'event':'user','sender_id':'1:5','parse_data':{'intent':{'name':'greet'}}} | event | neither",
                "{'event':'bot','sender_id':'1:5','text':'secreto'} | event | neither",
                "{'event':null} | event | neither",
                "{'next_action':'action_pay','sender_id':'1:5','tracker':7} | next_action | neither",
                "{'next_action':'action_default_fallback','sender_id':'default'} | conversationId | another text",
                "{'next_action':'action_default_fallback'} | phoneNumberId | nothing",
                "{'fulfillmentInfo':{'tag':'pay'}} | fulfillmentInfo.tag | neither",
                "{'queryResult':{'match':{'matchType':'INTENT'}}} | queryResult.match | neither",
                "{'queryResult':[]} | queryResult.match | neither",
                "{'event':'user','type':'bot-joke'} | type | another text"
            })
    void an_item_that_is_not_a_fallback_is_rejected(String item, String field, String got) {
        var rejected = (ItemResult.Rejected) read(item, NOW);

        assertThat(rejected.field()).isEqualTo(field);
        assertThat(rejected.got()).isEqualTo(got);
    }

    /** Invalid times and confidences are omitted: only the fallback itself matters. */
    @ParameterizedTest
    @ValueSource(strings = {"'soon'", "-1", "1e300", "1790000000617", "null", "{}"})
    void an_invalid_time_becomes_now(String timestamp) {
        BotSignal signal =
                accepted("{'sender_id':'1:573001112233','event':'action','name':'action_default_fallback','timestamp':"
                        + timestamp + "}");

        assertThat(signal.meta().occurredAt()).isEqualTo(NOW);
    }

    private static BotSignal accepted(String item) {
        return switch (read(item, NOW)) {
            case ItemResult.Accepted(var event) -> (BotSignal) event;
            case ItemResult.Rejected rejected -> throw new AssertionError(rejected);
        };
    }

    /** Replaces single quotes by double quotes, which keeps JSON readable in Java. */
    private static ItemResult read(String item, Instant now) {
        try {
            return BotEventReader.read(EventJson.mapper().readValue(item.replace('\'', '"'), Object.class), 0, now);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
