package dev.relevo.kit.outbox;

import java.util.regex.Pattern;

/**
 * The table of one service. Its columns have the names of Debezium's outbox router, so that Debezium can publish the rows instead.
 *
 * @param name in lower case, with its schema unless the connection's search path contains it
 * @param lock the number of the advisory lock of the replica that relays; no other lock of the database has it
 */
public record OutboxTable(String name, long lock) {
    private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

    public OutboxTable {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("table must be lower-case letters, with a schema or without: " + name);
        }
    }

    /** A statement on this table. */
    String sql(String template) {
        return template.replace("{table}", name);
    }
}
