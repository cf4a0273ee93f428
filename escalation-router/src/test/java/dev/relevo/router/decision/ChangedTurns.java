package dev.relevo.router.decision;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.AgentMessage;
import dev.relevo.event.ConversationEvent.BotMessage;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Turn;
import java.time.Instant;
import java.util.List;

/** Messages, edits and deletions with the ids that the test names. */
final class ChangedTurns {
    private ChangedTurns() {}

    public static MessageContent text(String id, String text) {
        return MessageContent.text(id, text);
    }

    static MessageContent edit(String id, String of, String text) {
        return new MessageContent(id, MessageKind.EDIT, text, null, of, null, null);
    }

    static MessageContent deletion(String id, String of) {
        return new MessageContent(id, MessageKind.REVOKE, null, null, of, null, null);
    }

    public static UserMessage user(Instant at, MessageContent message) {
        return new UserMessage(meta(at, message), Story.REF, message);
    }

    public static ConversationEvent bot(Instant at, MessageContent message) {
        return new BotMessage(meta(at, message), Story.REF, message, null);
    }

    public static ConversationEvent human(Instant at, MessageContent message) {
        return new AgentMessage(meta(at, message), Story.REF, message, null);
    }

    /** Plays the user's messages as of now. */
    public static Story says(Story story, MessageContent... messages) {
        for (MessageContent message : messages) {
            story.play(user(story.now(), message));
        }
        return story;
    }

    /** All turns as an agent sees them. */
    public static List<String> seen(Story story) {
        return story.state.transcript().stream()
                .map(turn ->
                        (turn.change() == null ? "" : turn.change().name().toLowerCase(java.util.Locale.ROOT) + " ")
                                + turn.text())
                .toList();
    }

    public static List<Instant> times(Story story) {
        return story.state.transcript().stream().map(Turn::at).toList();
    }

    private static EventMeta meta(Instant at, MessageContent message) {
        return new EventMeta("event of " + message.messageId(), at, at);
    }
}
