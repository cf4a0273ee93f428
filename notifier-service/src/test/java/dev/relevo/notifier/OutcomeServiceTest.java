package dev.relevo.notifier;

import dev.relevo.event.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service test that reads the published message outcomes. */
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
