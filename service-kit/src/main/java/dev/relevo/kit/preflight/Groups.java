package dev.relevo.kit.preflight;

import java.util.List;

/**
 * The consumer groups of a service.
 *
 * @param members every group that it is a member of
 * @param applicationId the router's, which is ahead of its state topics and transactional ids; of other services not used
 */
public record Groups(List<String> members, String applicationId) {
    public Groups {
        members = List.copyOf(members);
    }
}
