package dev.relevo.router.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

class SharedRocksDbConfigTest {
    private static final Map<String, Object> SETTINGS = Map.of(SharedRocksDbConfig.BYTES, 64L * 1024 * 1024);

    @Test
    void all_stores_share_one_budget_and_one_that_closes_leaves_it_to_the_others() {
        try (Options one = options();
                Options other = options()) {
            SharedRocksDbConfig ones = new SharedRocksDbConfig();
            ones.setConfig("one", one, SETTINGS);
            ones.close("one", one);
            new SharedRocksDbConfig().setConfig("other", other, SETTINGS);

            assertThat(other.writeBufferManager()).isSameAs(one.writeBufferManager());
            assertThat(other.writeBufferManager().isOwningHandle()).isTrue();
        }
    }

    private static Options options() {
        return new Options().setTableFormatConfig(new BlockBasedTableConfig());
    }
}
