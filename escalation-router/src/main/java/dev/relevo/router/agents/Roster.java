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

/** Presence and load of the agents. Each topic is written by one thread; readers may be on any thread. */
public final class Roster implements Agents {
    /** Bounds the work: every request for a queue looks at each agent. */
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

    /** The conversation is no longer followed and has no owner. */
    void disowned(ConversationId conversation) {
        String before = holders.remove(conversation);
        if (before != null) {
            released(before);
        }
    }

    private void released(String agent) {
        held.computeIfPresent(agent, (name, count) -> count == 1 ? null : count - 1);
    }

    /** False, without any change, when there are {@value #MAX_AGENTS} agents already. */
    boolean declared(AgentPresence presence) {
        if (present.size() >= MAX_AGENTS && !present.containsKey(presence.agentId())) {
            return false;
        }
        present.put(presence.agentId(), presence);
        return true;
    }

    /** Forgets the agent's presence, as if they had never declared it. */
    void forgotten(String agentId) {
        present.remove(agentId);
    }

    /** All agents who ever declared presence, by id. */
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

    /** Exclusive end. */
    public static boolean isPresent(@Nullable AgentPresence presence, Instant now) {
        return presence != null && now.isBefore(presence.until());
    }
}
