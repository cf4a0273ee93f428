package dev.relevo.router.topology;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import dev.relevo.router.policyfile.PolicyReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of the generated histories. */
final class HistoryEvents {
    private static final PhoneNumberId NUMBER = new PhoneNumberId("106540352242922");

    static final String ASKS = "quiero hablar con una persona";

    private HistoryEvents() {}

    static UserMessage said(
            RouterDriver router, String waId, String id, MessageKind kind, String text, @Nullable String to) {
        return new UserMessage(
                EventMeta.now(id, router.now()), ref(waId), new MessageContent(id, kind, text, null, to, null, null));
    }

    static ConversationEvent bot(RouterDriver router, String form, String id) {
        return new BotMessage(EventMeta.now(id, router.now()), ref(form), MessageContent.text(id, "r" + id), null);
    }

    static ConversationEvent phone(RouterDriver router, String form, String id, @Nullable String agent) {
        return new AgentMessage(EventMeta.now(id, router.now()), ref(form), MessageContent.text(id, "a" + id), agent);
    }

    static ConversationRef ref(String waId) {
        return ConversationRef.of(NUMBER, null, Person.ofWaId(waId), Provider.META);
    }

    static UserMessage user(
            RouterDriver router, String waId, String id, Instant written, GeneratedHistoriesTest.Line line) {
        String text =
                switch (line) {
                    case PLAIN -> "q" + id;
                    case ASKS -> ASKS;
                    case HALF -> "quiero hablar con";
                    case REST -> "alguien";
                };
        EventMeta meta = new EventMeta(id, written, router.now());
        return new UserMessage(meta, ref(waId), MessageContent.text(id, text));
    }

    static EscalationPolicy policy() throws InvalidPolicyException {
        return PolicyReader.read("""
                number: "106540352242922"
                timeZone: UTC
                detectors: {bot-silent: {weight: 0}, user-repeats: {weight: 0}}
                queues: [{name: support-es, hours: always, answerWithin: PT1M, offerTimeout: PT20S}]
                paths: [{kind: AGENT}, {kind: EMAIL, value: ayuda@example.org}]
                handBack: {idleAfter: PT3M}
                """);
    }
}
