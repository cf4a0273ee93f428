package dev.relevo.notifier.receiver.store;

import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A row of the receiver table. */
@Entity
@Table(name = "receiver")
class ReceiverEntity {
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
