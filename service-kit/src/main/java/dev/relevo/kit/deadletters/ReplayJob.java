package dev.relevo.kit.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Replay of the selected letters, topic by topic. A letter that cannot be replayed is reported and stays. */
final class ReplayJob {
    private final CommandContext context;
    private final int limit;
    private final boolean dryRun;
    private int replayed;
    private int refused;
    private int already;

    ReplayJob(CommandContext context, int limit, boolean dryRun) {
        this.context = context;
        this.limit = limit;
        this.dryRun = dryRun;
    }

    int run(LetterFilter filter) {
        for (String topic : context.topics()) {
            if (dryRun) {
                for (RecordPosition position : selected(topic, filter)) {
                    whole(topic, position).ifPresent(ignored -> replayed++);
                }
            } else if (replayed < limit) {
                // The replay is opened before markers are read: an earlier replay that still runs cannot write markers
                // afterwards.
                try (TransactionalReplayer replay = new TransactionalReplayer(context.broker(), topic)) {
                    replay(replay, topic, selected(topic, filter));
                }
            }
        }
        context.out()
                .printf(
                        "%d %s, %d not, %d already replayed%n",
                        replayed, dryRun ? "would be replayed" : "replayed", refused, already);
        context.out().flush();
        return refused == 0 ? 0 : DeadLettersCommand.NOT_DONE;
    }

    /** Positions only: letters are read again one by one, so memory use does not depend on their number. */
    private List<RecordPosition> selected(String topic, LetterFilter filter) {
        Set<RecordPosition> marked = context.reader().replayed(topic);
        List<RecordPosition> selected = new ArrayList<>();
        context.reader().scan(topic, letter -> {
            if (letter.replayed().isEmpty() && filter.takes(letter)) {
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

    private void replay(TransactionalReplayer replay, String topic, List<RecordPosition> positions) {
        ProgressReporter progress = new ProgressReporter(context.err(), "replaying " + topic, positions.size());
        for (int i = 0; i < positions.size(); i++) {
            Optional<Whole> whole = whole(topic, positions.get(i));
            if (whole.isPresent()) {
                replay(replay, whole.get());
            }
            progress.to(i + 1L);
        }
    }

    private void replay(TransactionalReplayer replay, Whole whole) {
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

    private record Whole(DeadLetterRecord letter, ConsumerRecord<byte[], byte[]> record) {}

    /**
     * The letter with its complete record, read from the origin when the letter was cut. Empty when it no longer exists, which is
     * reported.
     */
    private Optional<Whole> whole(String topic, RecordPosition position) {
        Optional<DeadLetterRecord> letter = context.reader().letter(topic, position);
        if (letter.isEmpty()) {
            refuse(topic, position, "it was deleted");
            return Optional.empty();
        }
        DeadLetterRecord found = letter.get();
        if (!found.isCut()) {
            return Optional.of(new Whole(found, found.record()));
        }
        Optional<ConsumerRecord<byte[], byte[]>> original = context.reader().original(found);
        if (original.isEmpty()) {
            refuse(topic, position, "it was cut, and its original record is no longer retained");
        }
        return original.map(record -> new Whole(found, record));
    }

    private void refuse(String topic, RecordPosition position, String why) {
        refused++;
        context.err().printf("not replayed %s %s: %s%n", topic, position, why);
    }
}
