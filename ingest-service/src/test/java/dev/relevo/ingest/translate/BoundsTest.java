package dev.relevo.ingest.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Bounds;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Topics;
import dev.relevo.event.UnrecognizedWebhook;
import dev.relevo.ingest.translate.json.Timestamps;
import dev.relevo.kit.EventJson;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Items of Meta's webhooks at their limits and beyond: an unusable item is stored as unrecognized, and its sibling is translated.
 */
class BoundsTest {
    private static final String SIBLING =
            "{'from':'573001112234','id':'wamid.S','timestamp':'1763800000','type':'text','text':{'body':'Hola'}}";
    private static final String MESSAGE = "{'from':'573001112233','id':'wamid.A','timestamp':'1763800000',"
            + "'type':'interactive','interactive':{'type':'button_reply','button_reply':{'id':'p','title':'t'}},"
            + "'context':{'id':'wamid.C'},'referral':{'source_url':'u'}}";
    private static final String STATUS = "{'id':'wamid.A','status':'sent','recipient_id':'573001112233',"
            + "'timestamp':'1763800000','biz_opaque_callback_data':'c','errors':[{'code':1,'title':'e'}]}";

    private final WebhookTranslator translator = new WebhookTranslator(true);

    @ParameterizedTest
    @CsvSource({"wamid.A, 512", "wamid.C, 512", "573001112233, 15", "p, 256", "u, 4096"})
    void a_message_beyond_a_bound_is_kept(String value, int max) throws IOException {
        assertThat(kept(messages(with(MESSAGE, value, max + 1)))).hasSize(1);
        assertThat(kept(messages(with(MESSAGE, value, 700_000)))).hasSize(1);
        assertThat(kept(messages(with(MESSAGE, value, max)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"wamid.A, 512", "sent, 512", "c, 512", "e, 4096"})
    void a_status_beyond_a_bound_is_kept(String value, int max) throws IOException {
        assertThat(translated("statuses", with(STATUS, value, max + 1)))
                .singleElement()
                .satisfies(event -> assertThat(event.topic()).isEqualTo(Topics.UNRECOGNIZED_WEBHOOKS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wamid A", "wamid.é", "wamid.\\n", "wamid.\\u0000"})
    void an_id_with_other_than_visible_ascii_is_stored_as_unrecognized(String id) throws IOException {
        assertThat(kept(messages(MESSAGE.replace("wamid.A", id)))).hasSize(1);
    }

    @Test
    void a_long_text_is_truncated_between_two_characters() throws IOException {
        String text = "x".repeat(Bounds.INBOUND_TEXT_MAX - 1) + "\uD83D\uDE00 and more";

        List<OutgoingEvent> events = translated("messages", SIBLING.replace("Hola", text));

        MessageContent content = ((UserMessage) events.getFirst().event()).message();
        assertThat(content.text()).isEqualTo("x".repeat(Bounds.INBOUND_TEXT_MAX - 1));
        assertThat(content.truncated()).isTrue();
        assertThat(kept(events)).isEmpty();
    }

    @Test
    void a_nul_in_a_text_is_kept() throws IOException {
        List<OutgoingEvent> events = translated("messages", SIBLING.replace("Hola", "un\\u0000humano"));

        assertThat(((UserMessage) events.getFirst().event()).message().text()).isEqualTo("un\0humano");
        assertThat(kept(events)).isEmpty();
    }

    @Test
    void a_text_at_the_limit_is_complete() throws IOException {
        String text = "x".repeat(Bounds.INBOUND_TEXT_MAX);

        List<OutgoingEvent> events = translated("messages", SIBLING.replace("Hola", text));

        MessageContent content = ((UserMessage) events.getFirst().event()).message();
        assertThat(content.text()).isEqualTo(text);
        assertThat(content.truncated()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-62167219200", "1000", "1863800000", "253402300800000", "99999999999999999999"})
    void a_message_with_an_implausible_time_is_stored_with_the_time_of_receipt_and_as_unrecognized(String timestamp)
            throws IOException {
        List<OutgoingEvent> events = translated("messages", SIBLING.replace("1763800000", timestamp));

        assertThat(events.getFirst().event().meta().occurredAt()).isEqualTo(Events.NOW);
        assertThat(kept(events)).singleElement().satisfies(item -> assertThat(item.reason())
                .isEqualTo(Timestamps.OUT_OF_BOUNDS));
    }

    /** Adds a sibling whose event must exist in every case. */
    private List<OutgoingEvent> messages(String item) throws IOException {
        List<OutgoingEvent> events = translated("messages", item + "," + SIBLING);
        assertThat(events).anySatisfy(event -> assertThat(event.event())
                .isInstanceOfSatisfying(
                        UserMessage.class,
                        said -> assertThat(said.message().messageId()).isEqualTo("wamid.S")));
        return events;
    }

    private List<OutgoingEvent> translated(String field, String items) throws IOException {
        String webhook = "{'object':'whatsapp_business_account','entry':[{'id':'1','changes':[{'field':'messages',"
                + "'value':{'metadata':{'phone_number_id':'2'},'" + field + "':[" + items + "]}}]}]}";
        return translator.translate(Events.body(EventJson.mapper().readTree(webhook.replace('\'', '"'))), Events.NOW);
    }

    private static String with(String item, String value, int length) {
        return item.replace("'" + value + "'", "'" + "1".repeat(length) + "'");
    }

    private static List<UnrecognizedWebhook> kept(List<OutgoingEvent> events) {
        return events.stream()
                .filter(event -> event.topic().equals(Topics.UNRECOGNIZED_WEBHOOKS))
                .map(event -> (UnrecognizedWebhook) event.event())
                .toList();
    }
}
