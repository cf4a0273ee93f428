package dev.relevo.rating.volume;

import dev.relevo.rating.volume.store.Positions;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Goes back to the stored position when the group's is ahead of it, as after a restore of the database: what was counted since the
 * backup is counted again. A stored position ahead of the group's is of no use: duplicates are recognised anyway, and the topic
 * may have been created again.
 */
@ApplicationScoped
@Identifier("volume")
class StoredPosition implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(StoredPosition.class);

    private final Positions positions;

    StoredPosition(Positions positions) {
        this.positions = positions;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> stored = new HashMap<>();
        partitions.stream().map(TopicPartition::topic).distinct().forEach(topic -> stored.putAll(positions.of(topic)));
        for (TopicPartition partition : partitions) {
            Long offset = stored.get(partition);
            long position = consumer.position(partition);
            if (offset != null && offset < position) {
                LOG.warnf(
                        "Going back to the stored position topic=%s partition=%d offset=%d group=%d",
                        partition.topic(), partition.partition(), offset, position);
                consumer.seek(partition, offset);
            }
        }
    }
}
