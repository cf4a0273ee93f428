package dev.relevo.notifier;

import dev.relevo.event.RatingEvent;
import dev.relevo.kit.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The examples of the contract, which show how rating-service writes its events. */
public final class Examples {
    /** Each example of an event that concerns an alert. */
    public static final List<String> OF_ALERTS = List.of(
            "red-case-opened",
            "red-case-opened.policy",
            "red-case-opened.reopened",
            "red-case-corrected",
            "red-case-corrected.without-deadline",
            "red-case-disputed",
            "deadline-near",
            "limit-expected",
            "limit-imposed",
            "limit-not-imposed",
            "red-case-closed",
            "red-case-closed.without-deadline",
            "path-missing",
            "path-restored",
            "path-probe-failed",
            "poll-failing",
            "rating-changed",
            "risk-raised",
            "risk-lowered",
            "number-discovered",
            "number-discovered.again",
            "number-vanished",
            "number-vanished.never-seen",
            "number-stale",
            "number-stale.never-observed",
            "number-fresh",
            "number-status-changed",
            "number-status-changed.first",
            "number-status-changed.usable",
            "account-restricted",
            "account-restricted.open-end",
            "account-restriction-lifted",
            "account-polling-failing",
            "account-polling-restored",
            "template-changed",
            "template-changed.quality",
            "template-changed.category",
            "template-changed.usable");

    private Examples() {}

    /** The rating event of this example. */
    public static RatingEvent rating(String name) {
        try (InputStream file = Objects.requireNonNull(
                Examples.class.getResourceAsStream("/dev/relevo/event/examples/" + name + ".json"), name)) {
            return EventJson.mapper().readValue(file, RatingEvent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
