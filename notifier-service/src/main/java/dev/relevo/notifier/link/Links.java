package dev.relevo.notifier.link;

import dev.relevo.kit.RelevoConfig;
import dev.relevo.notifier.link.Link.Subject;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.seal.Sealer;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The signed links of messages. A link acts in the name of its receiver on the alert or group that the message tells, once, within 7
 * days. They need {@code relevo.public-url} and {@code notifier.seal.keys}. Thread-safe.
 */
@Singleton
public class Links {
    static final Duration VALIDITY = Duration.ofDays(7);

    private final Sealer sealer;
    private final List<LinkedActions> performers;
    private final Optional<URI> publicUrl;
    private final InstantSource clock;

    @Inject
    Links(Sealer sealer, @All List<LinkedActions> performers, RelevoConfig config, InstantSource clock) {
        this.sealer = sealer;
        this.performers = List.copyOf(performers);
        this.publicUrl = config.publicUrl();
        this.clock = clock;
    }

    /** The URLs of what a receiver can do about a notification, in the order of {@link LinkAction}; empty when nothing is open. */
    public Map<LinkAction, String> of(Notification notification, String receiver) {
        Map<LinkAction, String> urls = new EnumMap<>(LinkAction.class);
        if (publicUrl.isEmpty() || !sealer.isReady() || notification.firing() == 0) {
            return urls;
        }
        Subject subject = subject(notification);
        Instant expiresAt = clock.instant().plus(VALIDITY).truncatedTo(ChronoUnit.SECONDS);
        Arrays.stream(LinkAction.values())
                .filter(action -> performer(action, subject.kind()).isPresent())
                .filter(action -> action != LinkAction.ACKNOWLEDGE || !isAcknowledged(notification))
                .filter(action -> action == LinkAction.ACKNOWLEDGE || hasLabels(notification))
                .forEach(action -> urls.put(action, url(new Link(action, subject, receiver, expiresAt))));
        return urls;
    }

    /** The link of a token; empty when it was not signed with a key of this service. It may be expired. */
    public Optional<Link> read(String token) {
        return LinkToken.read(token, sealer);
    }

    /** The implementation that performs this action on such a subject; empty if absent. */
    public Optional<LinkedActions> performer(LinkAction action, Subject.Kind kind) {
        return performers.stream()
                .filter(performer -> performer.supports(action, kind))
                .findFirst();
    }

    private String url(Link link) {
        String base = publicUrl.orElseThrow().toString();
        return (base.endsWith("/") ? base : base + "/") + "a/" + LinkToken.of(link, sealer);
    }

    private static boolean isAcknowledged(Notification notification) {
        return notification.alerts().stream().allMatch(alert -> alert.acknowledged() || alert.resolved());
    }

    /** Without labels a silence would silence everything. */
    private static boolean hasLabels(Notification notification) {
        return notification.total() == 1
                ? !notification.first().labels().isEmpty()
                : !notification.groupLabels().isEmpty();
    }

    private static Subject subject(Notification notification) {
        return notification.total() == 1
                ? new Subject(Subject.Kind.ALERT, notification.first().alert().alertId())
                : new Subject(Subject.Kind.GROUP, notification.groupId());
    }
}
