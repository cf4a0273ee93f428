package dev.relevo.kit.preflight;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The consumer groups of a service.
 *
 * @param members every group that the service is a member of
 * @param applicationId the router's application id, which is the prefix of its state topics and transactional ids; unused for
 *     other services
 */
public record ConsumerGroups(List<String> members, String applicationId) {
    public ConsumerGroups {
        members = List.copyOf(members);
    }

    /**
     * Reads the groups from the service's configuration: channels name their groups; the router's group is its application id.
     */
    static ConsumerGroups of(SmallRyeConfig config, ServiceUse use) {
        String applicationId =
                config.getOptionalValue("router.application-id", String.class).orElse("escalation-router");
        List<String> members = use.isRouter() ? List.of(applicationId) : ofChannels(config);
        return new ConsumerGroups(members, applicationId);
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
