package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.HandoffEvent;
import dev.relevo.event.Topics;
import dev.relevo.notifier.intake.AlertNotifier;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BreachMailTest extends ServiceTest {
    @Inject
    AlertNotifier notifier;

    @Inject
    InstantSource clock;

    @Inject
    ManagedExecutor workers;

    /** The breaches concern different people and are on all partitions; once all are processed, no other mail can follow. */
    @Test
    void a_hundred_breaches_in_an_hour_are_one_mail_that_quotes_no_one() {
        var number = new Breaches("3001");
        Instant start = clock.instant().minus(Duration.ofHours(5));
        receiver("vera", "email", "es", "America/Bogota", "3001");

        List<HandoffEvent> breaches = IntStream.range(0, 100)
                .mapToObj(person -> number.breach("p" + person, start.plusSeconds(person)))
                .toList();
        breaches.forEach(breach -> send(Topics.HANDOFF_EVENTS, breach));

        eventually().until(() -> seenOf(breaches).equals("100"));
        eventually().until(() -> smtp.mailsTo("vera@example.org").size() == 1);
        var mail = smtp.mailsTo("vera@example.org").getFirst();
        assertThat(mail.subject())
                .isEqualTo("[Relevo] Número 3001: el bot deja sin atender a quienes piden una persona");
        assertThat(mail.parts()).noneMatch(part -> part.contains("Ana Torres") || part.contains("Menú"));
    }

    @Test
    void breaches_that_continue_are_reported_again_after_four_hours_and_their_end_after_a_day() {
        var number = new Breaches("3002");
        Instant now = clock.instant();
        receiver("walt", "email", "en", "UTC", "3002");

        send(Topics.HANDOFF_EVENTS, number.breach("a", now.minus(Duration.ofHours(5))));
        eventually().until(() -> smtp.mailsTo("walt@example.org").size() == 1);
        send(Topics.HANDOFF_EVENTS, number.breach("a", now));
        eventually().until(() -> smtp.mailsTo("walt@example.org").size() == 2);
        notifier.resolveQuiet();
        assertThat(state("3002")).isEqualTo("OPEN");
        sql("UPDATE alert SET confirmed_at = confirmed_at - interval '25 hours' WHERE phone_number_id = ?", "3002");
        notifier.resolveQuiet();

        eventually().until(() -> smtp.mailsTo("walt@example.org").size() == 3);
        assertThat(state("3002")).isEqualTo("RESOLVED");
        assertThat(smtp.mailsTo("walt@example.org").getLast().subject())
                .isEqualTo("[Relevo] Number 3002: no request for a human was ignored in the last 24 hours");
    }

    /** Replicas that read two partitions do this: the second one must find the alert that the first one opens. */
    @Test
    void first_breaches_taken_at_the_same_moment_open_one_alert() {
        var number = new Breaches("3003");
        Instant now = clock.instant();

        List<CompletableFuture<Void>> taken = IntStream.range(0, 8)
                .mapToObj(person -> number.breach("p" + person, now))
                .map(breach -> CompletableFuture.runAsync(() -> notifier.take(breach), workers))
                .toList();

        assertThat(CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(40));
        assertThat(value("SELECT revision FROM alert WHERE phone_number_id = ?", "3003"))
                .isEqualTo("1");
    }

    private String state(String phoneNumberId) {
        return value("SELECT state FROM alert WHERE phone_number_id = ?", phoneNumberId);
    }

    private String seenOf(List<HandoffEvent> events) {
        String ids = events.stream().map(event -> event.meta().eventId()).collect(Collectors.joining(","));
        return value("SELECT count(*) FROM seen_event WHERE event_id = ANY (string_to_array(?, ','))", ids);
    }
}
