package dev.relevo.notifier.channel.whatsapp;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.relevo.event.OutboundMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /{phoneNumberId}/messages}. Exactly one of text, interactive and template is set.
 *
 * @param to the person's WhatsApp id; null when only the business-scoped id is known
 * @param recipient the person's business-scoped id; null when {@code to} is set, which would take precedence
 * @param callbackData our message key: WhatsApp has no idempotency key, but echoes this in every status
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">messages</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GraphMessage(
        @JsonProperty("messaging_product") String messagingProduct,
        @JsonProperty("recipient_type") String recipientType,
        @Nullable String to,
        @Nullable String recipient,
        String type,
        @Nullable Text text,
        @Nullable Interactive interactive,
        @Nullable Template template,
        @JsonProperty("biz_opaque_callback_data") String callbackData) {

    record Text(String body) {}

    record Interactive(String type, Body body, Action action) {}

    record Body(String text) {}

    record Action(List<Button> buttons) {}

    record Button(String type, Reply reply) {}

    record Reply(String id, String title) {}

    record Template(String name, Language language, List<Component> components) {}

    record Language(String code) {}

    record Component(String type, List<Parameter> parameters) {}

    record Parameter(String type, String text) {}

    static GraphMessage of(OutboundMessage message) {
        var person = message.person();
        String to = person.waId();
        String userId = person.userId();
        String recipient = to != null ? null : userId != null ? userId : person.id();
        return new GraphMessage(
                "whatsapp",
                "individual",
                to,
                recipient,
                type(message),
                message.text() == null ? null : new Text(message.text()),
                interactive(message.interactive()),
                template(message.template()),
                message.messageKey());
    }

    private static String type(OutboundMessage message) {
        if (message.text() != null) {
            return "text";
        }
        return message.interactive() != null ? "interactive" : "template";
    }

    private static @Nullable Interactive interactive(OutboundMessage.@Nullable Interactive interactive) {
        if (interactive == null) {
            return null;
        }
        var buttons = interactive.buttons().stream()
                .map(button -> new Button("reply", new Reply(button.id(), button.title())))
                .toList();
        return new Interactive("button", new Body(interactive.body()), new Action(buttons));
    }

    private static @Nullable Template template(OutboundMessage.@Nullable Template template) {
        if (template == null) {
            return null;
        }
        var parameters = template.parameters().stream()
                .map(text -> new Parameter("text", text))
                .toList();
        var components = parameters.isEmpty() ? List.<Component>of() : List.of(new Component("body", parameters));
        return new Template(template.name(), new Language(template.language()), components);
    }

    /** Leaves everything out: it is personal data. */
    @Override
    public String toString() {
        return "GraphMessage[type=" + type + "]";
    }
}
