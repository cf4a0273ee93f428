package dev.relevo.kit;

import dev.relevo.event.Topic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Topics as this deployment names them. */
@Singleton
public class TopicNames {
    private final String prefix;

    @Inject
    TopicNames(RelevoConfig config) {
        this(config.topicPrefix());
    }

    /** For code that runs without a container. */
    public TopicNames(String prefix) {
        this.prefix = prefix;
    }

    /** The name in the broker. */
    public String of(Topic topic) {
        return topic.withPrefix(prefix);
    }

    /** What is ahead of every name. */
    public String prefix() {
        return prefix;
    }
}
