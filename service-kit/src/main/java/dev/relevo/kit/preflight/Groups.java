package dev.relevo.kit.preflight;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.stream.StreamSupport;

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

    /** As the service's own configuration has them: channels name their groups, the router's is its application id. */
    static Groups of(SmallRyeConfig config, ServiceUse use) {
        String applicationId =
                config.getOptionalValue("router.application-id", String.class).orElse("escalation-router");
        List<String> members = use.isRouter() ? List.of(applicationId) : ofChannels(config);
        return new Groups(members, applicationId);
    }

    private static List<String> ofChannels(SmallRyeConfig config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[^.]+\\.group\\.id"))
                .map(name -> config.getValue(name, String.class))
                .distinct()
                .sorted()
                .toList();
    }
}
