package dev.relevo.notifier.outbox;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.util.Arrays;

/** The topics of the outbox. Each is published separately: one that cannot be written does not block the other. */
enum OutboxTopic {
    ALERT("alert", Topics.ALERT_EVENTS),
    CONVERSATION("conversation", Topics.CONVERSATION_EVENTS);

    private final String word;
    private final Topic topic;

    OutboxTopic(String word, Topic topic) {
        this.word = word;
        this.topic = topic;
    }

    static OutboxTopic of(Topic topic) {
        return Arrays.stream(values())
                .filter(one -> one.topic.equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the outbox does not publish to " + topic.name()));
    }

    /** The topic with this name in rows. */
    static OutboxTopic named(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown topic of an outbox row: " + word));
    }

    /** The topic's name in rows. */
    String word() {
        return word;
    }

    Topic topic() {
        return topic;
    }

    /** The name of the loop that publishes it. */
    String loop() {
        return word + "-outbox";
    }
}
