package dev.relevo.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** A value cannot start a second line, regardless of how it gets into the log. */
class SingleLineFilterTest {
    private final SingleLineFilter filter = new SingleLineFilter();

    @Test
    void control_characters_of_messages_and_parameters_are_escaped() {
        var record = new ExtLogRecord(
                Level.INFO,
                "queues=%s\u001b[2J",
                ExtLogRecord.FormatStyle.PRINTF,
                SingleLineFilterTest.class.getName());
        record.setParameters(new Object[] {"a\r\n2026-11-28 ERROR forged\u202e\u2028"});

        assertThat(filter.isLoggable(record)).isTrue();
        assertThat(record.getFormattedMessage())
                .isEqualTo("queues=a\\r\\n2026-11-28 ERROR forged\\u202e\\u2028\\u001b[2J");
    }

    @Test
    void a_record_without_control_characters_is_unchanged() {
        var thrown = new IllegalStateException("plain");
        var record = new ExtLogRecord(
                Level.INFO, "count=%d größe", ExtLogRecord.FormatStyle.PRINTF, SingleLineFilterTest.class.getName());
        record.setParameters(new Object[] {7});
        record.setThrown(thrown);

        filter.isLoggable(record);

        assertThat(record.getFormattedMessage()).isEqualTo("count=7 größe");
        assertThat(record.getThrown()).isSameAs(thrown);
    }

    @Test
    void messages_of_exceptions_are_escaped_and_their_stack_traces_stay() {
        var record = new ExtLogRecord(Level.SEVERE, "failed", SingleLineFilterTest.class.getName());
        var failure = new IllegalStateException("a", new IllegalArgumentException("b\nERROR forged"));
        record.setThrown(failure);

        filter.isLoggable(record);

        assertThat(record.getThrown()).hasToString("java.lang.IllegalStateException: a");
        assertThat(record.getThrown()).cause().hasToString("java.lang.IllegalArgumentException: b\\nERROR forged");
        assertThat(record.getThrown().getStackTrace()).isEqualTo(failure.getStackTrace());
    }

    @Test
    void a_redacted_failure_shows_no_message_of_any_cause() {
        var text = new StringWriter();

        Redacted.of(new IllegalStateException("+573001112233", new RuntimeException("+573001112233")))
                .printStackTrace(new PrintWriter(text));

        assertThat(text.toString())
                .doesNotContain("573001112233")
                .contains("IllegalStateException", "RuntimeException", "SingleLineFilterTest");
    }
}
