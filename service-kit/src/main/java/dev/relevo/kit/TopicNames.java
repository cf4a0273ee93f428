package dev.relevo.kit;

import dev.relevo.event.Topic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The topic names of this deployment. */
@Singleton
public class TopicNames {
    private final String prefix;

    @Inject
    TopicNames(RelevoConfig config) {
        this(config.topicPrefix());
    }

    /** Creates the names without CDI. */
    public TopicNames(String prefix) {
        this.prefix = prefix;
    }

    /** The topic's name in the broker. */
    public String of(Topic topic) {
        return topic.withPrefix(prefix);
    }

    /** The prefix of every name. */
    public String prefix() {
        return prefix;
    }
}
