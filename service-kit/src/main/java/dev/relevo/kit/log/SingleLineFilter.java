package dev.relevo.kit.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Log filter that escapes control characters, so that each record stays on one line. It drops no record;
 * {@code quarkus.log.console.filter} names it.
 */
@LoggingFilter(name = SingleLineFilter.NAME)
public final class SingleLineFilter implements Filter {
    static final String NAME = "one-line";

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record instanceof ExtLogRecord known) {
            String message = known.getFormattedMessage();
            if (message != null && ControlCharacters.isIn(message)) {
                known.setMessage(ControlCharacters.escape(message), ExtLogRecord.FormatStyle.NO_FORMAT);
                known.setParameters(null);
            }
        }
        if (isMultiline(record.getThrown())) {
            record.setThrown(Redacted.escaped(record.getThrown()));
        }
        return true;
    }

    private static boolean isMultiline(@org.jspecify.annotations.Nullable Throwable thrown) {
        int causes = 0;
        for (Throwable cause = thrown; cause != null && causes++ < 10; cause = cause.getCause()) {
            if (cause.getMessage() != null && ControlCharacters.isIn(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }
}
