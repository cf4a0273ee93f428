package dev.relevo.router.topology;

import dev.relevo.event.AgentAction;
import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.ConversationEvent.PersonChanged;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** One person with several ids, and what the router writes to a topic that it reads comes back to it. */
abstract class RelocationStory extends RouterStory {
    public static final String PHONE = "573001112233";
    static final String NEW_PHONE = "573015554433";
    public static final String USER = "CO.7f3a19c2";
    static final String OTHER_USER = "CO.99999999";

    RelocationStory(@TempDir Path stateDir) {
        super(stateDir);
    }

    public void writes(String person, String messageId, String text) {
        send(new UserMessage(meta(messageId), ref(person), MessageContent.text(messageId, text)));
    }

    void links(String person, String canonical) {
        send(new AliasLinked(meta("link-" + person + canonical + router.now()), ref(person), id(canonical)));
    }

    public void changes(String person, String next) {
        send(new PersonChanged(meta("change-" + person + next), ref(person), id(next)));
    }

    public void act(AgentAction action) {
        router.send(Topics.AGENT_ACTIONS, action);
    }
}
