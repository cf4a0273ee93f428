package dev.relevo.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

class StoreMemoryTest {
    private static final Map<String, Object> SETTINGS = Map.of(StoreMemory.BYTES, 64L * 1024 * 1024);

    @Test
    void all_stores_share_one_budget_and_one_that_closes_leaves_it_to_the_others() {
        try (Options one = options();
                Options other = options()) {
            StoreMemory ones = new StoreMemory();
            ones.setConfig("one", one, SETTINGS);
            ones.close("one", one);
            new StoreMemory().setConfig("other", other, SETTINGS);

            assertThat(other.writeBufferManager()).isSameAs(one.writeBufferManager());
            assertThat(other.writeBufferManager().isOwningHandle()).isTrue();
        }
    }

    private static Options options() {
        return new Options().setTableFormatConfig(new BlockBasedTableConfig());
    }
}
