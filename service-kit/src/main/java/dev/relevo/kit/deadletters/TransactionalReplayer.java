package dev.relevo.kit.deadletters;

import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.EventProducer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Transactional producer that writes letters of one dead-letter topic back to their source topic. The record and the marker that
 * it was replayed are written in one transaction, so no letter is replayed twice, even after a crash. A second replay of the same
 * topic fences the first.
 */
final class TransactionalReplayer implements AutoCloseable {
    /** Header of a replayed record: the letter it comes from. */
    static final String REPLAYED = "relevo-replayed";

    private static final String OURS = "dead-letter-";

    private final KafkaProducer<byte[], byte[]> producer;

    /** Initialises the transaction; from then on no earlier replay of this topic can commit. */
    TransactionalReplayer(Map<String, Object> broker, String topic) {
        Map<String, Object> settings = new HashMap<>(EventProducer.settings(broker));
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "relevo-dead-letters-" + topic);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2 * DeadLetterReader.REQUEST_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DeadLetterReader.REQUEST_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * DeadLetterReader.REQUEST_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /**
     * Replays one letter.
     *
     * @param whole the complete record: the letter itself, or the original if the letter was cut
     * @throws KafkaException when neither the record nor the mark was written
     */
    void replay(DeadLetterRecord letter, ConsumerRecord<byte[], byte[]> whole) {
        producer.beginTransaction();
        try {
            var sent = producer.send(again(letter, whole));
            var marked = producer.send(mark(letter));
            producer.flush();
            sent.get();
            marked.get();
            producer.commitTransaction();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            producer.abortTransaction();
            throw new KafkaException("interrupted", e);
        } catch (ExecutionException e) {
            producer.abortTransaction();
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        }
    }

    /**
     * The record to write: its own headers without the dead-letter headers. Its timestamp is now, because retention depends on
     * it.
     */
    private static ProducerRecord<byte[], byte[]> again(DeadLetterRecord letter, ConsumerRecord<byte[], byte[]> whole) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : whole.headers()) {
            if (!header.key().startsWith(OURS) && !header.key().equals(REPLAYED)) {
                headers.add(header);
            }
        }
        headers.add(REPLAYED, bytes(letter.record().topic() + ":" + letter.position()));
        return new ProducerRecord<>(letter.source(), null, null, whole.key(), whole.value(), headers);
    }

    private static ProducerRecord<byte[], byte[]> mark(DeadLetterRecord letter) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(
                DeadLetterRecord.REPLAYED_OFFSET,
                bytes(Long.toString(letter.position().offset())));
        headers.add(DeadLetter.REASON, bytes("replayed"));
        byte[] nothing = null;
        return new ProducerRecord<>(
                letter.record().topic(), letter.position().partition(), null, nothing, nothing, headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
