package dev.relevo.kit.outbox;

import java.util.Optional;

/** The rule that tells a failure of one row from a failure of the broker. */
@FunctionalInterface
public interface ParkRule {
    /** The outcome of a row whose write failed; empty for a failure that does not depend on the row. */
    Optional<RowOutcome.Unpublishable> behind(Throwable failure);
}
