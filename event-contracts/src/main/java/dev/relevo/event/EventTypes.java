package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The {@code type} of every event record, read from its Jackson annotations. */
public final class EventTypes {
    private static final List<Class<? extends Event>> ROOTS = List.of(
            ConversationEvent.class,
            MessageStatus.class,
            QualityEvent.class,
            UnrecognizedWebhook.class,
            PolicyPublished.class,
            Handoff.class,
            AgentAction.class,
            AgentPresence.class,
            ConversationOwner.class,
            HandoffEvent.class,
            OutboundMessage.class,
            RatingEvent.class,
            NumberState.class,
            AlertEvent.class);

    private static final Map<Class<?>, String> NAMES = names();

    private EventTypes() {}

    /** Every event record with its {@code type}, in the order of the contract. */
    public static Map<Class<?>, String> all() {
        return NAMES;
    }

    /** The {@code type} of this event, for example {@code user-message}. */
    public static String of(Event event) {
        return Objects.requireNonNull(NAMES.get(event.getClass()), () -> "no type for " + event.getClass());
    }

    /** The {@code type}s of the events on a topic with this root type. */
    public static List<String> under(Class<? extends Event> root) {
        return NAMES.entrySet().stream()
                .filter(entry -> root.isAssignableFrom(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Map<Class<?>, String> names() {
        Map<Class<?>, String> names = new LinkedHashMap<>();
        for (Class<?> root : ROOTS) {
            for (var subtype : root.getAnnotation(JsonSubTypes.class).value()) {
                names.put(subtype.value(), subtype.name());
            }
        }
        return Collections.unmodifiableMap(names);
    }
}
