package dev.relevo.rating.volume;

import dev.relevo.event.HandoffEvent;
import dev.relevo.rating.volume.count.EventTimes;
import dev.relevo.rating.volume.count.Figure;
import dev.relevo.rating.volume.count.HandoffRules;
import dev.relevo.rating.volume.count.Seen;
import dev.relevo.rating.volume.count.Tally;
import dev.relevo.rating.volume.store.Counters;
import dev.relevo.rating.volume.store.Hashes;
import dev.relevo.rating.volume.store.People;
import dev.relevo.rating.volume.store.Positions;
import dev.relevo.rating.volume.store.SeenRows;
import dev.relevo.rating.volume.store.Touched;
import dev.relevo.rating.volume.store.Touched.Touch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Counts a batch of handoff events in one transaction. */
@ApplicationScoped
class HandoffBatch {
    private final Positions positions;
    private final SeenRows seenRows;
    private final People people;
    private final Counters counters;
    private final Touched touched;
    private final Hashes hashes;
    private final InstantSource clock;

    HandoffBatch(
            Positions positions,
            SeenRows seenRows,
            People people,
            Counters counters,
            Touched touched,
            Hashes hashes,
            InstantSource clock) {
        this.positions = positions;
        this.seenRows = seenRows;
        this.people = people;
        this.counters = counters;
        this.touched = touched;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Counts a batch.
     *
     * @param after the positions after it
     */
    @Transactional
    void count(List<HandoffEvent> events, SortedMap<TopicPartition, Long> after) {
        Instant now = clock.instant();
        positions.take(after);
        List<HandoffEvent> real = events.stream()
                .filter(event -> !Probes.isProbe(event.handoff().conversationId()))
                .toList();
        SeenRows.Batch seen = seenRows.read(real.stream().map(this::id).collect(Collectors.toSet()), now);
        Tally tally = new Tally();
        SortedMap<String, Touch> touches = new TreeMap<>();
        for (HandoffEvent event : real) {
            EventTimes.counted(event.meta(), now).ifPresent(at -> {
                count(event, at, seen, tally);
                touches.put(event.handoff().phoneNumberId().value(), Touch.PLAIN);
            });
        }
        seen.save();
        people.add(tally, now);
        counters.add(tally);
        touched.touch(touches);
    }

    private void count(HandoffEvent event, Instant at, SeenRows.Batch seen, Tally tally) {
        UUID id = id(event);
        Seen before = seen.get(id);
        seen.put(id, HandoffRules.count(event, at, before, tally));
        if (HandoffRules.isHumanRequest(event)) {
            UUID person = hashes.person(event.handoff().conversationId().personId());
            tally.person(Figure.ASKED, event.handoff().phoneNumberId().value(), person, at);
        }
    }

    private UUID id(HandoffEvent event) {
        return hashes.handoff(event.handoff().handoffId().value());
    }
}
