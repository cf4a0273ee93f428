package dev.relevo.kit.outbox;

import java.sql.SQLException;

/** A failed statement on an outbox. */
public class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboxException(SQLException cause) {
        super("the statement on the outbox failed", cause);
    }
}
