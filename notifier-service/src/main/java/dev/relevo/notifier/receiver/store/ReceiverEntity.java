package dev.relevo.notifier.receiver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the receiver table. */
@Entity
@Table(name = "receiver")
class ReceiverEntity {
    private static final TypeReference<Map<String, String>> SECRETS = new TypeReference<>() {};

    @Id
    private String name = "";

    private String channel = "";
    private String address = "";
    private String language = "";
    private String timeZone = "";

    @Column(columnDefinition = "text[]")
    private List<String> kinds = List.of();

    @Column(columnDefinition = "text[]")
    private List<String> phoneNumberIds = List.of();

    /** JSON of names and sealed values; null without secrets. */
    private @Nullable String secrets;

    private @Nullable Instant testedAt;

    /** For Hibernate. */
    protected ReceiverEntity() {}

    ReceiverEntity(String name) {
        this.name = name;
    }

    void set(Receiver receiver) {
        channel = receiver.channel();
        address = receiver.address();
        language = receiver.language().tag();
        timeZone = receiver.zone().getId();
        kinds = sorted(receiver.kinds().stream());
        phoneNumberIds = sorted(receiver.phoneNumberIds().stream());
    }

    /** Replaces the secrets, which are sealed. */
    void setSecrets(Map<String, String> sealed) {
        try {
            secrets = sealed.isEmpty() ? null : EventJson.mapper().writeValueAsString(new TreeMap<>(sealed));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write secrets", e);
        }
    }

    /** The sealed secrets by name; empty when a newer version wrote them. */
    Map<String, String> sealedSecrets() {
        try {
            return secrets == null ? Map.of() : EventJson.mapper().readValue(secrets, SECRETS);
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }

    String channel() {
        return channel;
    }

    /** Records a test; false when the last one is not long enough ago. */
    boolean test(Instant now, Duration pause) {
        if (testedAt != null && testedAt.plus(pause).isAfter(now)) {
            return false;
        }
        testedAt = now;
        return true;
    }

    /** Without secrets. */
    Receiver toReceiver() {
        return new Receiver(
                name,
                channel,
                address,
                Language.ofTag(language).orElse(Language.EN),
                zone(),
                Set.copyOf(kinds),
                Set.copyOf(phoneNumberIds));
    }

    /** UTC when this Java version does not know the zone: one such row must not stop alerts to all receivers. */
    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static List<String> sorted(Stream<String> words) {
        return words.sorted().toList();
    }
}
