package dev.relevo.kit.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Replay of the selected letters, topic by topic. A letter that cannot be replayed is reported and stays. */
final class Replaying {
    private final Session session;
    private final int limit;
    private final boolean dryRun;
    private int replayed;
    private int refused;
    private int already;

    Replaying(Session session, int limit, boolean dryRun) {
        this.session = session;
        this.limit = limit;
        this.dryRun = dryRun;
    }

    int run(Selection selection) {
        for (String topic : session.topics()) {
            if (dryRun) {
                for (Position position : selected(topic, selection)) {
                    whole(topic, position).ifPresent(ignored -> replayed++);
                }
            } else if (replayed < limit) {
                // The replay is opened before markers are read: an earlier replay that still runs cannot write markers
                // afterwards.
                try (Replay replay = new Replay(session.broker(), topic)) {
                    replay(replay, topic, selected(topic, selection));
                }
            }
        }
        session.out()
                .printf(
                        "%d %s, %d not, %d already replayed%n",
                        replayed, dryRun ? "would be replayed" : "replayed", refused, already);
        session.out().flush();
        return refused == 0 ? 0 : DeadLettersCommand.NOT_DONE;
    }

    /** Positions only: letters are read again one by one, so memory use does not depend on their number. */
    private List<Position> selected(String topic, Selection selection) {
        Set<Position> marked = session.mailbox().replayed(topic);
        List<Position> selected = new ArrayList<>();
        session.mailbox().scan(topic, letter -> {
            if (letter.replayed().isEmpty() && selection.takes(letter)) {
                if (marked.contains(letter.position())) {
                    already++;
                } else {
                    selected.add(letter.position());
                }
            }
            return replayed + selected.size() < limit;
        });
        return selected;
    }

    private void replay(Replay replay, String topic, List<Position> positions) {
        Progress progress = new Progress(session.err(), "replaying " + topic, positions.size());
        for (int i = 0; i < positions.size(); i++) {
            Optional<Whole> whole = whole(topic, positions.get(i));
            if (whole.isPresent()) {
                replay(replay, whole.get());
            }
            progress.to(i + 1L);
        }
    }

    private void replay(Replay replay, Whole whole) {
        try {
            replay.replay(whole.letter(), whole.record());
            replayed++;
        } catch (RecordTooLargeException e) {
            refuse(
                    whole.letter().record().topic(),
                    whole.letter().position(),
                    "its topic does not accept a record of this size");
        } catch (KafkaException e) {
            refuse(
                    whole.letter().record().topic(),
                    whole.letter().position(),
                    e.getClass().getSimpleName());
            throw e;
        }
    }

    private record Whole(Letter letter, ConsumerRecord<byte[], byte[]> record) {}

    /**
     * The letter with its complete record, read from the origin when the letter was cut. Empty when it no longer exists, which is
     * reported.
     */
    private Optional<Whole> whole(String topic, Position position) {
        Optional<Letter> letter = session.mailbox().letter(topic, position);
        if (letter.isEmpty()) {
            refuse(topic, position, "it was deleted");
            return Optional.empty();
        }
        Letter found = letter.get();
        if (!found.isCut()) {
            return Optional.of(new Whole(found, found.record()));
        }
        Optional<ConsumerRecord<byte[], byte[]>> original = session.mailbox().original(found);
        if (original.isEmpty()) {
            refuse(topic, position, "it was cut, and its original record is no longer retained");
        }
        return original.map(record -> new Whole(found, record));
    }

    private void refuse(String topic, Position position, String why) {
        refused++;
        session.err().printf("not replayed %s %s: %s%n", topic, position, why);
    }
}
