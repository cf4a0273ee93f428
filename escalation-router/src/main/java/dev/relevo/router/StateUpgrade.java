package dev.relevo.router;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relevo.router.conversation.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States of version 0.1, flat and with every turn an object, in today's shape. Each is read so once, then written in today's. */
final class StateUpgrade {
    private static final List<String> TURN = List.of("who", "text", "at");
    private static final List<String> REASON = List.of("detector", "strength", "messageId", "evidence");

    private StateUpgrade() {}

    static JsonNode upgraded(JsonNode state) {
        ObjectNode conversation = (ObjectNode) state;
        ObjectNode history = conversation.putObject("history");
        history.set("transcript", arrays(conversation.remove("transcript"), TURN));
        history.set("seen", seen(conversation.remove("seen"), conversation.get("lastEventAt")));
        move(conversation, history, List.of("lastEventAt"));
        move(conversation, conversation.putObject("clocks"), List.of("waiting", "windowClosesAt", "quietUntil"));
        ObjectNode suspicion = (ObjectNode) conversation.get("suspicion");
        suspicion.set("evidence", arrays(suspicion.get("evidence"), REASON));
        if (conversation.get("episode") instanceof ObjectNode episode) {
            upgradeEpisode(episode);
        }
        return conversation;
    }

    /** 64-bit hashes, all of the older generation: the newest of them was the last event. */
    private static ObjectNode seen(JsonNode hashes, JsonNode lastEventAt) {
        StringBuilder fingerprints = new StringBuilder();
        hashes.forEach(hash -> fingerprints.append(Seen.encoded(hash.longValue())));
        ObjectNode seen = ((ArrayNode) hashes).objectNode();
        seen.put("older", fingerprints.toString()).put("newer", "");
        seen.set("olderUntil", lastEventAt);
        return seen;
    }

    private static void upgradeEpisode(ObjectNode episode) {
        ObjectNode cause = episode.putObject("cause");
        cause.set("reasons", arrays(episode.remove("reasons"), REASON));
        move(episode, cause, List.of("priority", "openedAt"));
        ObjectNode placement = episode.putObject("placement");
        move(episode, placement, List.of("queue", "dueAt", "attempt", "overflowed"));
        if (!placement.path("overflowed").booleanValue()) {
            // There was one time for both.
            placement.set("overflowAt", placement.get("dueAt"));
        }
        episode.set("notes", arrays(episode.get("notes"), TURN));
        ObjectNode hold = episode.objectNode();
        move(episode, hold, List.of("agentId", "answered"));
        JsonNode activeAt = episode.remove("agentActiveAt");
        if (activeAt != null) {
            episode.set("hold", hold.set("activeAt", activeAt));
        }
    }

    private static void move(ObjectNode from, ObjectNode to, List<String> fields) {
        for (String field : fields) {
            JsonNode value = from.remove(field);
            if (value != null) {
                to.set(field, value);
            }
        }
    }

    private static ArrayNode arrays(@Nullable JsonNode objects, List<String> fields) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (objects != null) {
            for (JsonNode object : objects) {
                ArrayNode array = list.addArray();
                fields.forEach(field -> array.add(object.get(field)));
            }
        }
        return list;
    }
}
