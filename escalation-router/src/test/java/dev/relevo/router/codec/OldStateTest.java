package dev.relevo.router.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationId;
import dev.relevo.event.HandoffId;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Episode.Cause;
import dev.relevo.router.conversation.Episode.QueuePlacement;
import dev.relevo.router.transcript.History;
import dev.relevo.router.transcript.ProcessedEvents;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** States written before turns had marks. */
class OldStateTest {
    /** As version 0.2 wrote it. */
    private static final String OLD =
            "AAABoe8r/fscMTA2NTQwMzUyMjQyOTIyOjU3MzAwMTExMjIzMww1NzMwMDExMTIyMzMBDDU3MzAwMTExMjIzMwAAAA"
                    + "ADQk9UAPD69tcGAAAAAAAAAAAAAAAAAAAABHUHwr9ob2xhP49OYgdbaW1hZ2Vdvz5hBmJ1ZW5hc+8uPwE/AAhBQUFB"
                    + "QUFBQQhCQkJCQkJCQgEAAQAAAAAAAAEkNTEwNmEzN2MtMDA2NC0zZmM5LTgxYzctYTJhZjA4NGZjNDRjBlFVRVVFRA"
                    + "IAAAAAAQAAAAAAAAFhCHVuYSBub3RhAA==";

    private static final Instant T0 = Instant.parse("2026-11-18T15:00:00.123Z");

    @Test
    void a_state_from_before_turns_had_marks_is_read() {
        Conversation unmarked = Conversation.unknown(new ConversationId("106540352242922:573001112233"), T0)
                .with(new History(
                        List.of(
                                new Turn(Turn.Who.USER, "¿hola?", T0.minusSeconds(5)),
                                new Turn(Turn.Who.BOT, "[image]", T0.minusSeconds(4)),
                                new Turn(Turn.Who.AGENT, "buenas", T0.minusSeconds(3)),
                                new Turn(Turn.Who.UNKNOWN, "?", T0)),
                        new ProcessedEvents("AAAAAAAA", "BBBBBBBB", T0, T0, null),
                        T0))
                .with(Episode.opened(
                                new HandoffId("5106a37c-0064-3fc9-81c7-a2af084fc44c"),
                                Episode.State.QUEUED,
                                new Cause(2, List.of(), T0),
                                QueuePlacement.nowhere(T0),
                                null)
                        .noted(new Turn(Turn.Who.AGENT, "una nota", T0)));
        assertThat(ConversationBytes.read(Base64.getDecoder().decode(OLD), 0)).isEqualTo(unmarked);
    }
}
