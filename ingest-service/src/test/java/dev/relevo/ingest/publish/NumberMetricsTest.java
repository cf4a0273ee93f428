package dev.relevo.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.ingest.translate.OutgoingEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void each_number_is_counted_when_enabled() {
        NumberMetrics rates = new NumberMetrics(registry, true);

        rates.stored(List.of(to("1"), to("2"), to("1")));

        assertThat(count("1")).isEqualTo(2);
        assertThat(count("2")).isEqualTo(1);
    }

    @Test
    void no_number_is_counted_when_disabled() {
        new NumberMetrics(registry, false).stored(List.of(to("1")));

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void numbers_beyond_the_bound_are_counted_together() {
        NumberMetrics rates = new NumberMetrics(registry, true);

        for (int i = 0; i < NumberMetrics.MAX_NUMBERS + 5; i++) {
            rates.stored(List.of(to("n" + i)));
        }

        assertThat(registry.getMeters()).hasSize(NumberMetrics.MAX_NUMBERS + 1);
        assertThat(count("other")).isEqualTo(5);
    }

    private double count(String number) {
        return registry.get("relevo.ingest.stored")
                .tag("number", number)
                .counter()
                .count();
    }

    private static OutgoingEvent to(String number) {
        var conversation =
                ConversationRef.of(new PhoneNumberId(number), null, Person.ofWaId("573001112233"), Provider.META);
        return new OutgoingEvent(
                Topics.CONVERSATION_EVENTS,
                new ConversationEvent.UserMessage(
                        EventMeta.now("e1", Instant.EPOCH), conversation, MessageContent.text("m1", "Hola")));
    }
}
