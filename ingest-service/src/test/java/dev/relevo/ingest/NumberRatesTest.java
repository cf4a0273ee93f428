package dev.relevo.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.ingest.translate.Outgoing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberRatesTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void each_number_is_counted_when_that_is_wanted() {
        NumberRates rates = new NumberRates(registry, true);

        rates.stored(List.of(to("1"), to("2"), to("1")));

        assertThat(count("1")).isEqualTo(2);
        assertThat(count("2")).isEqualTo(1);
    }

    @Test
    void no_number_is_counted_when_it_is_not() {
        new NumberRates(registry, false).stored(List.of(to("1")));

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void numbers_beyond_the_bound_are_counted_together() {
        NumberRates rates = new NumberRates(registry, true);

        for (int i = 0; i < NumberRates.MAX_NUMBERS + 5; i++) {
            rates.stored(List.of(to("n" + i)));
        }

        assertThat(registry.getMeters()).hasSize(NumberRates.MAX_NUMBERS + 1);
        assertThat(count("other")).isEqualTo(5);
    }

    private double count(String number) {
        return registry.get("ingest.stored").tag("number", number).counter().count();
    }

    private static Outgoing to(String number) {
        var conversation =
                ConversationRef.of(new PhoneNumberId(number), null, Person.ofWaId("573001112233"), Provider.META);
        return new Outgoing(
                Topics.CONVERSATION_EVENTS,
                new ConversationEvent.UserMessage(
                        EventMeta.now("e1", Instant.EPOCH), conversation, MessageContent.text("m1", "Hola")));
    }
}
