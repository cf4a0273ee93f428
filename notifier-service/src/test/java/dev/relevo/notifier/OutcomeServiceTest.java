package dev.relevo.notifier;

import dev.relevo.event.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Reads what the service tells conversations of messages, from the start of each test on. */
abstract class OutcomeServiceTest extends ServiceTest {
    OutcomeReader outcomes;

    @BeforeEach
    void read() {
        outcomes = new OutcomeReader(bootstrapServers, topics.of(Topics.CONVERSATION_EVENTS));
    }

    @AfterEach
    void leave() {
        outcomes.close();
    }
}
