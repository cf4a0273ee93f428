package dev.relevo.ingest.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementTranslatorTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "2000, 2000",
                "-1, -1",
                "UNLIMITED, -1",
                "TIER_UNLIMITED, -1",
                "TIER_50, 50",
                "TIER_250, 250",
                "TIER_1K, 1000",
                "TIER_2K, 2000",
                "TIER_10K, 10000",
                "TIER_100K, 100000",
                "TIER_NOT_SET, null",
                "-2, null",
                "K, null",
                "1000000, 1000000",
                "1000001, null",
                "plenty, null"
            })
    void a_limit_is_read_in_every_format_of_meta(String sent, Integer limit) {
        assertThat(ManagementTranslator.limitOf(sent)).isEqualTo(limit);
    }
}
