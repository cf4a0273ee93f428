package dev.relevo.router.agents;

import dev.relevo.event.AgentPresence;
import dev.relevo.event.ConversationId;
import dev.relevo.event.ConversationOwner;
import dev.relevo.router.handoff.Agents;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The agents, from what they say of themselves and from what conversations they own. Each topic is told by one thread; asked by
 * any.
 */
public final class Roster implements Agents {
    /** Each is looked at for every queue that is asked about. */
    static final int MAX_AGENTS = 10_000;

    private final Map<ConversationId, String> holders = new HashMap<>();
    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    private final Map<String, AgentPresence> present = new ConcurrentHashMap<>();

    /** A conversation has a new owner. */
    void owned(ConversationOwner owner) {
        boolean byAgent = owner.owner() == ConversationOwner.Owner.AGENT && owner.agentId() != null;
        String before =
                byAgent ? holders.put(owner.conversationId(), owner.agentId()) : holders.remove(owner.conversationId());
        if (before != null) {
            released(before);
        }
        if (byAgent) {
            held.merge(owner.agentId(), 1, Integer::sum);
        }
    }

    /** A conversation is not followed any more; nobody owns it. */
    void disowned(ConversationId conversation) {
        String before = holders.remove(conversation);
        if (before != null) {
            released(before);
        }
    }

    private void released(String agent) {
        held.computeIfPresent(agent, (name, count) -> count == 1 ? null : count - 1);
    }

    /** False, and nothing is changed, when it would be one agent more than {@value #MAX_AGENTS}. */
    boolean declared(AgentPresence presence) {
        if (present.size() >= MAX_AGENTS && !present.containsKey(presence.agentId())) {
            return false;
        }
        present.put(presence.agentId(), presence);
        return true;
    }

    /** Their presence is no longer followed, as if they had never declared it. */
    void forgotten(String agentId) {
        present.remove(agentId);
    }

    /** Everybody who ever declared to be there, by id. */
    public List<AgentPresence> all() {
        return present.values().stream()
                .sorted(java.util.Comparator.comparing(AgentPresence::agentId))
                .toList();
    }

    @Override
    public int held(String agentId) {
        return held.getOrDefault(agentId, 0);
    }

    @Override
    public boolean isStaffed(String queue, Instant now) {
        Collection<AgentPresence> agents = present.values();
        return agents.stream().noneMatch(agent -> agent.queues().contains(queue))
                || agents.stream().anyMatch(agent -> agent.queues().contains(queue) && isPresent(agent, now));
    }

    @Override
    public boolean isGone(String agentId, Instant now) {
        AgentPresence declared = present.get(agentId);
        return declared != null && !isPresent(declared, now);
    }

    /** Until, exclusive. */
    public static boolean isPresent(@Nullable AgentPresence presence, Instant now) {
        return presence != null && now.isBefore(presence.until());
    }
}
