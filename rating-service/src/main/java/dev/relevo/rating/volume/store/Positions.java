package dev.relevo.rating.volume.store;

import dev.relevo.kit.sql.Sql;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where each partition was counted, stored with the counts. After a restore of the database it is less than what the
 * consumer group committed, and the reader goes back to it. Its row also makes two readers of one partition wait for each other,
 * which a rebalance can cause.
 */
@Singleton
public class Positions {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final Sql sql;

    Positions(Sql sql) {
        this.sql = sql;
    }

    private record Row(TopicPartition partition, long offset) {}

    /** The positions after a batch. */
    public static SortedMap<TopicPartition, Long> after(ConsumerRecords<?, ?> batch) {
        SortedMap<TopicPartition, Long> after = new TreeMap<>(ORDER);
        for (TopicPartition partition : batch.partitions()) {
            after.put(partition, batch.records(partition).getLast().offset() + 1);
        }
        return after;
    }

    /** Locks the partitions until the transaction ends, and stores the positions. */
    public void take(SortedMap<TopicPartition, Long> positions) {
        int ignored = sql.update(
                """
                insert into rating.volume_position (topic, kafka_partition, next_offset)
                select * from unnest(?, ?, ?) on conflict (topic, kafka_partition)
                do update set next_offset = excluded.next_offset""",
                positions.keySet().stream().map(TopicPartition::topic).toArray(String[]::new),
                positions.keySet().stream().mapToInt(TopicPartition::partition).toArray(),
                positions.values().stream().mapToLong(Long::longValue).toArray());
    }

    /** The stored positions of a topic's partitions. */
    public Map<TopicPartition, Long> of(String topic) {
        List<Row> rows = sql.list(
                row -> new Row(
                        new TopicPartition(topic, row.columns().getInt("kafka_partition")),
                        row.columns().getLong("next_offset")),
                "select kafka_partition, next_offset from rating.volume_position where topic = ?",
                topic);
        Map<TopicPartition, Long> positions = new HashMap<>();
        rows.forEach(row -> positions.put(row.partition, row.offset));
        return positions;
    }
}
