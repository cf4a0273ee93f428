package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseAwayTest extends ServiceTest {
    @Inject
    MeterRegistry meters;

    @Test
    void a_record_that_comes_while_the_database_is_away_waits_for_it_and_is_no_dead_letter() {
        receiver("wanda", "email", "en", "UTC", "5001");
        databaseServer.stop();
        try {
            send(Facts.of("5001").opened());
            eventually()
                    .until(() -> meters.counter("relevo.records.waits", "topic", topics.of(Topics.RATING_EVENTS))
                                    .count()
                            >= 1);
        } finally {
            databaseServer.restart();
        }

        eventually().until(() -> smtp.mailsTo("wanda@example.org").size() == 1);
        try (var reader = reader(Topics.RATING_EVENTS.deadLetter())) {
            assertThat(reader.withKey("5001")).isEmpty();
        }
    }
}
