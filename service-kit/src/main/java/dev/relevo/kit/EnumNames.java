package dev.relevo.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.relevo.event.ConversationEvent.BotSignal.Signal;
import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.MessageKind;
import dev.relevo.event.Provider;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The values of the enums in frequent events, by their names in JSON. */
record EnumNames(
        Map<String, MessageKind> kinds,
        Map<String, Provider> providers,
        Map<String, DeliveryStatus> statuses,
        Map<String, Signal> signals) {
    /** The names that this mapper writes. */
    static EnumNames of(ObjectMapper mapper) {
        return new EnumNames(
                of(mapper, MessageKind.class),
                of(mapper, Provider.class),
                of(mapper, DeliveryStatus.class),
                of(mapper, Signal.class));
    }

    private static <E extends Enum<E>> Map<String, E> of(ObjectMapper mapper, Class<E> type) {
        return EnumSet.allOf(type).stream()
                .collect(Collectors.toUnmodifiableMap(
                        value -> mapper.convertValue(value, String.class), Function.identity()));
    }
}
