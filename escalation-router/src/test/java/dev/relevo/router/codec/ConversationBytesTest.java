package dev.relevo.router.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner.Owner;
import dev.relevo.event.HandoffEvent.PassedQueue;
import dev.relevo.event.HandoffId;
import dev.relevo.event.Person;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.ActionOutcome;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.ConversationTimers;
import dev.relevo.router.conversation.ConversationTimers.PendingHumanRequest;
import dev.relevo.router.conversation.ConversationTimers.UnansweredMessages;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Episode.Assignment;
import dev.relevo.router.conversation.Episode.Cause;
import dev.relevo.router.conversation.Episode.QueuePlacement;
import dev.relevo.router.conversation.Ledger;
import dev.relevo.router.conversation.Ownership;
import dev.relevo.router.conversation.SentMessage;
import dev.relevo.router.conversation.StuckScore;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.ProcessedEvents;
import dev.relevo.router.transcript.TurnMark;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What is written is read. The fixture has every field of every record at another value than its default, which the first test
 * proves: so a field that is forgotten or swapped is a difference.
 */
class ConversationBytesTest {
    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00.123Z");
    private static final int AHEAD = 3;
    private static final Reason ASKED =
            new Reason("human-request", 0.75, "wamid.1", "asks for a person: \"¿Está Ñandú? 🙂\"");

    private static final Conversation FULL = new Conversation(
            new ConversationId("106540352242922:573001112233"),
            new Person("573001112233", "57300", "CO.1a2b", "Lucía 李", "lu", "es"),
            new Ownership(Owner.AGENT, "ana", 300, at(-1)),
            new StuckScore(
                    0.64,
                    2,
                    true,
                    3,
                    List.of(ASKED, new Reason("bot-silent", 0.5, "wamid.2", "no answer")),
                    true,
                    "order-status"),
            new History(
                    List.of(
                            new Turn(Turn.Who.USER, "hola", at(-5)),
                            new Turn(Turn.Who.BOT, "x".repeat(1_000), at(-4), Turn.Change.EDITED),
                            new Turn(Turn.Who.AGENT, "", at(86_400), Turn.Change.DELETED),
                            new Turn(Turn.Who.UNKNOWN, "?", Instant.EPOCH, Turn.Change.UNKNOWN)),
                    new ProcessedEvents("AAAAAAAA", "BBBBBBBB", at(-9), at(-8), at(-7)),
                    T0,
                    List.of(
                            new TurnMark(List.of(-5), 0, false, null),
                            new TurnMark(List.of(-7, Integer.MAX_VALUE), 0, true, at(-2)),
                            new TurnMark(List.of(), 7, false, null),
                            new TurnMark(List.of(1 << 24), 0, false, at(90)))),
            new ConversationTimers(
                    new UnansweredMessages(at(-6), "wamid.3", 4, true),
                    at(10),
                    at(20),
                    new PendingHumanRequest(ASKED, at(-3))),
            new Episode(
                    new HandoffId("5106a37c-0064-3fc9-81c7-a2af084fc44c"),
                    Episode.State.RESOLVED,
                    new Cause(2, List.of(ASKED), at(-40)),
                    new QueuePlacement(
                            "support-es",
                            at(50),
                            7,
                            true,
                            at(60),
                            List.of(new PassedQueue("night", "closed at this hour"))),
                    new Assignment("eva", at(-30), true),
                    true,
                    true,
                    at(-2),
                    List.of(new Turn(Turn.Who.AGENT, "una nota", at(-35)))),
            new Ledger(
                    List.of(new ActionOutcome(
                            "CCCCCCCC",
                            -7,
                            at(-31),
                            ActionOutcome.Kind.CLAIM_REJECTED,
                            "an-event",
                            "support-es",
                            "beto",
                            "another agent was faster")),
                    List.of(new SentMessage(
                            "a-key",
                            "5106a37c",
                            "an-action",
                            "ana",
                            "Hola",
                            at(-30),
                            SentMessage.Status.FAILED,
                            131047,
                            "the window is closed"))));

    private static final Episode EPISODE = Objects.requireNonNull(FULL.episode());

    @Test
    void the_fixture_has_a_value_everywhere() throws ReflectiveOperationException {
        assertHasValues(FULL);
    }

    @Test
    void every_field_is_read_as_it_was_written() {
        assertThat(ConversationBytes.read(ConversationBytes.write(FULL, AHEAD), AHEAD))
                .isEqualTo(FULL);
    }

    @Test
    void flags_side_by_side_are_not_taken_for_each_other() {
        Episode told = Objects.requireNonNull(FULL.episode());
        Episode notFollowedUp = new Episode(
                told.id(), told.state(), told.cause(), told.placement(), told.hold(), true, false, null, told.notes());
        Conversation mixed = FULL.with(notFollowedUp).with(new StuckScore(1, 0, true, 0, List.of(), false, null));

        assertThat(ConversationBytes.read(ConversationBytes.write(mixed, 0), 0)).isEqualTo(mixed);
    }

    @Test
    void what_is_not_there_is_read_as_not_there() {
        Conversation empty = Conversation.unknown(FULL.id(), T0);

        assertThat(ConversationBytes.read(ConversationBytes.write(empty, 0), 0)).isEqualTo(empty);
    }

    @Test
    void an_episode_that_nobody_has_is_read_as_such() {
        Episode queued = EPISODE.queued(QueuePlacement.nowhere(T0));
        Conversation waits = FULL.with(queued);

        assertThat(ConversationBytes.read(ConversationBytes.write(waits, 0), 0)).isEqualTo(waits);
    }

    @Test
    void a_state_that_was_cut_anywhere_is_refused() {
        byte[] whole = ConversationBytes.write(FULL, 0);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ConversationBytes.read(cut, 0)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void a_state_with_anything_after_its_end_is_refused() {
        byte[] whole = ConversationBytes.write(FULL, 0);
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);

        assertThatThrownBy(() -> ConversationBytes.read(longer, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a state ends at byte %d of %d", whole.length, longer.length);
    }

    /** Other bytes are another format: a change of this checksum needs a change of {@code StoredState.FORMAT}. */
    @Test
    void the_bytes_of_a_format_do_not_change() {
        CRC32 checksum = new CRC32();
        checksum.update(ConversationBytes.write(FULL, 0));

        assertThat(checksum.getValue()).isEqualTo(3_817_345_455L);
    }

    private static Instant at(long seconds) {
        return T0.plus(Duration.ofSeconds(seconds));
    }

    private static void assertHasValues(Record record) throws ReflectiveOperationException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(record);
            assertThat(isDefault(value)).as(component.toString()).isFalse();
            if (value instanceof Record inner) {
                assertHasValues(inner);
            }
        }
    }

    private static boolean isDefault(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean flag -> !flag;
            case Number number -> number.doubleValue() == 0;
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }
}
