package dev.relevo.kit;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Source of the properties that channel configuration names topics by: {@code ${relevo.topics.RATING_EVENTS}} and
 * {@code ${relevo.dead-letters.RATING_EVENTS}}. The names themselves are defined in {@link Topics}.
 */
public final class TopicConfigSourceFactory implements ConfigSourceFactory {
    /** Lower precedence than application.properties, so that an operator can override one topic. */
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var configured = context.getValue("relevo.topic-prefix").getValue();
        String prefix = configured == null ? Topics.DEFAULT_PREFIX : configured;
        Map<String, String> names = new HashMap<>();
        for (Topic topic : Topics.all()) {
            String constant = topic.name().toUpperCase(Locale.ROOT).replace('-', '_');
            names.put("relevo.topics." + constant, topic.withPrefix(prefix));
            names.put("relevo.dead-letters." + constant, topic.deadLetter().withPrefix(prefix));
        }
        return List.of(new PropertiesConfigSource(Collections.unmodifiableMap(names), "relevo topics", ORDINAL));
    }
}
