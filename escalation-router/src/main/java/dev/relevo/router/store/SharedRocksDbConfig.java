package dev.relevo.router.store;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One off-heap budget for all stores of this process. Without it each store of each partition takes up to 98 MB, and a container
 * with twelve partitions is killed after some days.
 *
 * <p>Kafka Streams creates one instance per store, so shared objects are static.
 */
public final class SharedRocksDbConfig implements RocksDBConfigSetter {
    /** Key in the settings of Streams: the budget in bytes. */
    public static final String BYTES = "router.store-memory-bytes";

    /** Ratio of the budget for data not yet on disk. The rest is block cache. */
    private static final int WRITE_BUFFER_SHARE = 2;

    /** Read on every lookup: filters and indexes. */
    private static final double HIGH_PRIORITY_SHARE = 0.2;

    private static @Nullable Shared shared;

    private record Shared(Cache blocks, WriteBufferManager writeBuffers) {
        public static Shared of(long bytes) {
            Cache blocks = new LRUCache(bytes, -1, false, HIGH_PRIORITY_SHARE);
            return new Shared(blocks, new WriteBufferManager(bytes / WRITE_BUFFER_SHARE, blocks));
        }
    }

    private static synchronized Shared sharedOf(long bytes) {
        Shared known = shared;
        if (known == null) {
            known = Shared.of(bytes);
            shared = known;
        }
        return known;
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        Shared all = sharedOf((Long) Objects.requireNonNull(settings.get(BYTES), BYTES));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(all.blocks());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(all.writeBuffers());
    }

    /** Nothing to close: the other stores still use the shared objects. */
    @Override
    public void close(String store, Options options) {}
}
