package dev.relevo.notifier.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.event.ConversationId;
import dev.relevo.event.EventMeta;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GraphMessageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Person MARIA = Person.ofWaId("573001112233");

    @Test
    void a_text_is_sent_with_our_key() throws JsonProcessingException {
        var message = message(MARIA, "Hola", null, null);

        assertJson(message, """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"573001112233","type":"text",
                 "text":{"body":"Hola"},"biz_opaque_callback_data":"key-1"}""");
    }

    @Test
    void buttons_are_sent_as_an_interactive_message() throws JsonProcessingException {
        var buttons = new OutboundMessage.Interactive("¿Cómo?", List.of(new OutboundMessage.Button("phone", "Llamar")));

        assertJson(message(MARIA, null, buttons, null), """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"573001112233","type":"interactive",
                 "interactive":{"type":"button","body":{"text":"¿Cómo?"},
                   "action":{"buttons":[{"type":"reply","reply":{"id":"phone","title":"Llamar"}}]}},
                 "biz_opaque_callback_data":"key-1"}""");
    }

    @Test
    void a_template_is_sent_with_its_parameters() throws JsonProcessingException {
        var template = new OutboundMessage.Template("agent_reply", "es_CO", List.of("María"));

        assertJson(message(MARIA, null, null, template), """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"573001112233","type":"template",
                 "template":{"name":"agent_reply","language":{"code":"es_CO"},
                   "components":[{"type":"body","parameters":[{"type":"text","text":"María"}]}]},
                 "biz_opaque_callback_data":"key-1"}""");
    }

    @Test
    void a_person_without_a_number_is_addressed_by_the_business_scoped_id() {
        var person = new Person("CO.1a2b", null, "CO.1a2b", null, "maria", null);

        var graph = GraphMessage.of(message(person, "Hola", null, null));

        assertThat(graph.to()).isNull();
        assertThat(graph.recipient()).isEqualTo("CO.1a2b");
    }

    private static OutboundMessage message(
            Person person,
            @Nullable String text,
            OutboundMessage.@Nullable Interactive interactive,
            OutboundMessage.@Nullable Template template) {
        var number = new PhoneNumberId("1001");
        var meta = EventMeta.now("e", Instant.parse("2026-11-22T14:00:00Z"));
        var conversation = ConversationId.of(number, person.id());
        return new OutboundMessage(
                meta, "key-1", conversation, number, person, 1, text, interactive, template, "handoff");
    }

    private static void assertJson(OutboundMessage message, String expected) throws JsonProcessingException {
        assertThat(JSON.readTree(JSON.writeValueAsString(GraphMessage.of(message))))
                .isEqualTo(JSON.readTree(expected));
    }
}
