package dev.relevo.router.decision;

import static dev.relevo.router.decision.Story.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated messages of one person, once in the order in which they were written and once as webhooks may bring them, with
 * neighbours changed about. Decisions are made at once, so a message that is still to come cannot undo one; but none may be
 * missing. {@code -Dseed=…} repeats a run, {@code -Dhistories=…} plays more.
 */
class OutOfOrderTest {
    private static final int HISTORIES = Integer.getInteger("histories", 1_000);
    private static final int MESSAGES = 10;
    /** More than within one turn: lines in disorder cannot be told from turns. */
    private static final Duration PAUSE = Duration.ofSeconds(6);

    private static final String ASKS = "quiero hablar con una persona";
    private static final String REPEATED = "no puedo pagar la factura de internet";
    /** Each a sign that is not enough alone, and none like another. */
    private static final List<String> SAD = List.of(
            "esto es horrible",
            "estoy muy triste con ustedes",
            "un servicio terrible",
            "qué malo todo",
            "odio esperar tanto",
            "me da vergüenza",
            "vaya fracaso de empresa",
            "qué asco de trato",
            "es una estafa",
            "un desastre completo");

    /** One message as it was written. */
    private record Written(String text, Instant at) {}

    public static List<Long> seed() {
        return List.of(Long.getLong("seed", new SplittableRandom().nextLong()));
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seed")
    void a_user_who_is_helped_in_the_right_order_is_helped_in_the_wrong_one(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int helped = 0;
        for (int history = 0; history < HISTORIES; history++) {
            List<Written> written = written(random, 60);
            Story sorted = play(written);
            Story shuffled = play(shuffled(written, random));

            assertThat(reached(shuffled)).as("-Dseed=%d: %s", seed, written).isGreaterThanOrEqualTo(reached(sorted));
            helped += reached(sorted);
        }
        assertThat(helped).as("some are offered a person or handed over").isGreaterThan(HISTORIES / 10);
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seed")
    void requests_have_the_same_result_in_any_order(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int asked = 0;
        for (int history = 0; history < HISTORIES; history++) {
            List<Written> written = written(random, 0);

            int right = reached(play(written));

            assertThat(reached(play(shuffled(written, random))))
                    .as("-Dseed=%d: %s", seed, written)
                    .isEqualTo(right);
            asked += right;
        }
        assertThat(asked).isGreaterThan(HISTORIES / 10);
    }

    @Test
    void nothing_fades_for_a_late_message() {
        Story story = new Story(Policies.live());
        story.user("esto es horrible y muy triste").bot("lo siento").after(PAUSE);
        Written late = new Written("dos", story.now());
        double before = story.state.suspicion().score();

        story.after(PAUSE).user("tres").bot("vale");
        tell(story, late, "late");

        assertThat(before).isEqualTo(0.3);
        assertThat(story.state.suspicion().score())
                .isEqualTo(before * Policies.live().score().decayPerUserTurn());
    }

    /** 0 not helped, 1 offered a person, 2 handed over. */
    private static int reached(Story story) {
        if (story.saidSoFar().contains("handoff-opened")) {
            return 2;
        }
        return story.saidSoFar().contains("handoff-offered") ? 1 : 0;
    }

    private static List<Written> written(SplittableRandom random, int percentWeak) {
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String text = "mensaje " + i;
            if (random.nextInt(100) < percentWeak) {
                text = random.nextInt(10) == 0 ? REPEATED : SAD.get(i);
            } else if (random.nextInt(100) < 3) {
                text = ASKS;
            }
            written.add(new Written(text, T0.plus(PAUSE.multipliedBy(i + 1))));
        }
        return written;
    }

    private static List<Written> shuffled(List<Written> written, SplittableRandom random) {
        List<Written> shuffled = new ArrayList<>(written);
        for (int i = 0; i + 1 < shuffled.size(); i++) {
            if (random.nextBoolean()) {
                Written first = shuffled.get(i);
                shuffled.set(i, shuffled.get(i + 1));
                shuffled.set(i + 1, first);
                // A message is late by one other, as two connections may have it.
                i++;
            }
        }
        return shuffled;
    }

    private static Story play(List<Written> messages) {
        Story story = new Story(Policies.live());
        for (int i = 0; i < messages.size() && reached(story) < 2; i++) {
            Written message = messages.get(i);
            if (message.at().isAfter(story.now())) {
                story.after(Duration.between(story.now(), message.at()));
            }
            tell(story, message, "id-" + message.at());
            // Nobody waits for an answer: what silence comes to is another matter.
            story.bot("r" + i);
        }
        return story;
    }

    private static void tell(Story story, Written message, String id) {
        story.play(new UserMessage(
                new EventMeta(id, message.at(), story.now()), Story.REF, MessageContent.text(id, message.text())));
    }
}
