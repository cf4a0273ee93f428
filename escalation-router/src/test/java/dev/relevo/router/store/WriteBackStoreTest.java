package dev.relevo.router.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteBackStoreTest {
    private static final Bytes KEY = key(1);

    private final WriteBackStore store = (WriteBackStore) WriteBackStore.of(Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore("written-back"), Serdes.Bytes(), Serdes.ByteArray())
                    .withLoggingDisabled())
            .build();

    @BeforeEach
    public void open() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    @AfterEach
    public void close() {
        store.close();
    }

    @Test
    void what_was_written_is_read_at_once_and_reaches_the_store_below_with_the_commit() {
        store.put(KEY, new byte[] {1});
        store.put(KEY, new byte[] {2});

        assertThat(store.get(KEY)).containsExactly(2);
        assertThat(below().get(KEY)).isNull();

        store.flushCache();

        assertThat(store.get(KEY)).containsExactly(2);
        assertThat(below().get(KEY)).containsExactly(2);
    }

    @Test
    void what_was_deleted_is_gone_at_once_and_below_with_the_commit() {
        store.put(KEY, new byte[] {1});
        store.flushCache();

        store.put(KEY, null);

        assertThat(store.get(KEY)).isNull();
        assertThat(below().get(KEY)).containsExactly(1);

        store.flushCache();

        assertThat(store.get(KEY)).isNull();
        assertThat(below().get(KEY)).isNull();
    }

    @Test
    void an_empty_value_is_no_deletion() {
        store.put(KEY, new byte[0]);
        store.flushCache();

        assertThat(below().get(KEY)).isEmpty();
    }

    @Test
    void what_is_too_much_to_wait_is_written_before_the_commit() {
        for (int i = 0; i < WriteBackStore.MAX_WAITING; i++) {
            store.put(key(i), new byte[] {1});
        }

        assertThat(below().get(KEY)).containsExactly(1);
    }

    private KeyValueStore<Bytes, byte[]> below() {
        return store.wrapped();
    }

    private static Bytes key(int number) {
        return Bytes.wrap(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }
}
