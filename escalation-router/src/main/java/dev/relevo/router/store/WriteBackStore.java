package dev.relevo.router.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Buffers writes since the last commit in a hash table, and writes each key's last value at the commit: a question, its answer and
 * its delivery report reach disk and log as one state. Kafka Streams' own record cache does the same with two sorted maps, which
 * cost more than the writes they save. Why on an internal class: docs/decisions/0010-write-back.md.
 *
 * <p>Written by its task's thread, read by any thread. Ranges show committed values only.
 */
final class WriteBackStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]>
        implements KeyValueStore<Bytes, byte[]> {
    /** More entries than this are flushed before the commit: about 10 MB of states. */
    static final int MAX_WAITING = 10_000;

    private static final byte[] DELETED = {};

    private final Map<Bytes, byte[]> waiting = new ConcurrentHashMap<>();

    private WriteBackStore(KeyValueStore<Bytes, byte[]> written) {
        super(written);
    }

    /** The same store with write-back. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> of(StoreBuilder<KeyValueStore<Bytes, byte[]>> written) {
        return new Builder(written);
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        byte[] last = waiting.get(key);
        return last == null ? wrapped().get(key) : undeleted(last);
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        waiting.put(key, value == null ? DELETED : value);
        if (waiting.size() >= MAX_WAITING) {
            flushCache();
        }
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    /** Called before each commit, in its transaction. Readers find a value in the buffer or in the store. */
    @Override
    public void flushCache() {
        waiting.forEach((key, value) -> wrapped().put(key, undeleted(value)));
        waiting.clear();
        super.flushCache();
    }

    @Override
    public void flush() {
        flushCache();
        super.flush();
    }

    @Override
    public void clearCache() {
        waiting.clear();
        super.clearCache();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return wrapped().range(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return wrapped().all();
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(P prefix, S serializer) {
        return wrapped().prefixScan(prefix, serializer);
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }

    private static byte @Nullable [] undeleted(byte[] value) {
        return value == DELETED ? null : value;
    }

    private record Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> written)
            implements StoreBuilder<KeyValueStore<Bytes, byte[]>> {
        @Override
        public KeyValueStore<Bytes, byte[]> build() {
            return new WriteBackStore(written.build());
        }

        @Override
        public StoreBuilder<KeyValueStore<Bytes, byte[]>> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<KeyValueStore<Bytes, byte[]>> withCachingDisabled() {
            return written;
        }

        @Override
        public StoreBuilder<KeyValueStore<Bytes, byte[]>> withLoggingEnabled(Map<String, String> topic) {
            return of(written.withLoggingEnabled(topic));
        }

        @Override
        public StoreBuilder<KeyValueStore<Bytes, byte[]>> withLoggingDisabled() {
            return of(written.withLoggingDisabled());
        }

        @Override
        public Map<String, String> logConfig() {
            return written.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return written.loggingEnabled();
        }

        @Override
        public String name() {
            return written.name();
        }
    }
}
