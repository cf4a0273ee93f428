package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.ConversationRef;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.Topics;
import dev.relevo.router.store.StoredState;
import dev.relevo.router.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A conversation's timer stands where it was first set as long as it comes in time, and one that comes early moves itself: a
 * chat that continues writes no timers, and a silence is found when it was before.
 */
class TimersTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00Z");
    private static final Duration TICK = ConversationProcessor.TICK;
    private static final ConversationRef REF = ConversationRef.of(
            new PhoneNumberId("106540352242922"), null, Person.ofWaId("573001112233"), Provider.META);
    private static final String ID = REF.conversationId().value();

    private final RouterDriver driver;
    private int events;

    TimersTest(@TempDir Path stateDir) {
        driver = RouterDriver.withOneQueue(stateDir, T0);
    }

    @AfterEach
    public void stop() {
        driver.close();
    }

    @Test
    void a_chat_that_continues_keeps_its_timer() {
        userWrites("hola");
        for (int turn = 0; turn < 5; turn++) {
            driver.advance(Duration.ofSeconds(5));
            botAnswers("respuesta número " + turn);
            userWrites("pregunta distinta número " + turn);
        }

        assertThat(timer()).isEqualTo(T0.plusSeconds(60));
        assertThat(driver.size(Stores.TIMERS)).isEqualTo(1);
    }

    @Test
    void an_early_timer_moves_to_when_there_is_something_to_do() {
        userWrites("hola");
        driver.advance(Duration.ofSeconds(10));
        botAnswers("buenas");

        driver.advance(Duration.ofSeconds(50).plus(TICK));

        assertThat(timer()).isEqualTo(T0.plusSeconds(10).plus(Duration.ofDays(14)));
        assertThat(driver.size(Stores.TIMERS)).isEqualTo(1);
        assertThat(score()).isZero();
    }

    @Test
    void a_silence_is_found_in_its_time_though_an_earlier_timer_came_first() {
        userWrites("hola");
        driver.advance(Duration.ofSeconds(10));
        botAnswers("buenas");
        driver.advance(Duration.ofSeconds(20));
        userWrites("¿dónde está mi pedido?");

        driver.advance(Duration.ofSeconds(60).minus(TICK));
        assertThat(score()).isZero();

        driver.advance(TICK);
        assertThat(score()).isEqualTo(0.5);
    }

    @Test
    void a_timer_that_would_come_too_late_is_moved_at_once() {
        userWrites("hola");
        botAnswers("buenas");
        driver.advance(Duration.ofMinutes(2));

        userWrites("¿dónde está mi pedido?");

        assertThat(timer()).isEqualTo(driver.now().plusSeconds(60));
        assertThat(driver.size(Stores.TIMERS)).isEqualTo(1);
    }

    @Test
    void a_timer_that_was_due_before_it_was_set_is_done_once_the_backlog_is_read() {
        driver.advance(Duration.ofMinutes(10));
        Instant longAgo = T0.plusSeconds(1);

        driver.send(
                Topics.CONVERSATION_EVENTS,
                new UserMessage(EventMeta.now("backlog", longAgo), REF, content("¿dónde está mi pedido?")),
                longAgo);
        driver.advance(CatchUpClock.QUIET.minus(TICK));
        assertThat(score()).isZero();

        driver.advance(TICK);
        assertThat(score()).isEqualTo(0.5);
    }

    @Test
    void a_conversation_is_forgotten_and_so_is_its_timer() {
        userWrites("hola");
        botAnswers("buenas");
        driver.advance(Duration.ofMinutes(2));

        driver.advance(Duration.ofDays(14));

        assertThat(driver.conversation(ID)).isNull();
        assertThat(driver.size(Stores.TIMERS)).isZero();
    }

    private Instant timer() {
        return Objects.requireNonNull(StoredState.timer(driver.stored(ID)));
    }

    private double score() {
        return Objects.requireNonNull(driver.conversation(ID)).suspicion().score();
    }

    private void userWrites(String text) {
        driver.send(Topics.CONVERSATION_EVENTS, new UserMessage(meta(), REF, content(text)));
    }

    private void botAnswers(String text) {
        driver.send(Topics.CONVERSATION_EVENTS, new BotMessage(meta(), REF, content(text), null));
    }

    private EventMeta meta() {
        events++;
        return EventMeta.now("event-of-the-test-" + events, driver.now());
    }

    private MessageContent content(String text) {
        return MessageContent.text("wamid." + events, text);
    }
}
