package dev.relevo.rating.volume;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.rating.volume.count.EventTimes;
import dev.relevo.rating.volume.count.OpenWindow;
import dev.relevo.rating.volume.store.Hashes;
import dev.relevo.rating.volume.store.Positions;
import dev.relevo.rating.volume.store.Windows;
import dev.relevo.rating.volume.store.Windows.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Stores the customer service windows that a batch of conversation events opens. Calls open one too, but no event reports them. */
@ApplicationScoped
class ConversationBatch {
    private final Positions positions;
    private final Windows windows;
    private final Hashes hashes;
    private final InstantSource clock;

    ConversationBatch(Positions positions, Windows windows, Hashes hashes, InstantSource clock) {
        this.positions = positions;
        this.windows = windows;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Stores the windows.
     *
     * @param after the positions after the batch
     */
    @Transactional
    void count(List<ConversationEvent> events, SortedMap<TopicPartition, Long> after) {
        Instant now = clock.instant();
        positions.take(after);
        SortedMap<Contact, OpenWindow> opened = new TreeMap<>();
        for (ConversationEvent event : events) {
            if (event instanceof UserMessage message
                    && !Probes.isProbe(message.conversation().person())) {
                EventTimes.counted(message.meta(), now).ifPresent(at -> open(message, at, opened));
            }
        }
        windows.open(opened);
    }

    private void open(UserMessage message, Instant at, SortedMap<Contact, OpenWindow> opened) {
        String number = message.conversation().phoneNumberId().value();
        hashes.ids(message.conversation().person())
                .forEach(person -> opened.merge(new Contact(number, person), OpenWindow.at(at), OpenWindow::and));
    }
}
