package dev.relevo.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseOutageTest {
    @ParameterizedTest
    @CsvSource({
        "08006, true", // connection failure
        "57P01, true", // the server shuts down
        "57P03, true", // the server starts up
        "53300, true", // too many connections
        "40P01, true", // deadlock
        ", true", // the pool gave none in time
        "22001, false", // value too long
        "23505, false", // unique violation
        "42P01, false" // no such table
    })
    void an_outage_is_waited_for_and_a_bad_record_is_not(String state, boolean isOutage) {
        var failure = new IllegalStateException(new SQLException("x", state));

        assertThat(DatabaseOutage.isBehind(failure)).isEqualTo(isOutage);
    }
}
