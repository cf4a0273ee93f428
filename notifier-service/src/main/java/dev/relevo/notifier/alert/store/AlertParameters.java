package dev.relevo.notifier.alert.store;

import dev.relevo.kit.problem.Problems;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The filter of a list of alerts, as parameters. */
class AlertParameters {
    @Nullable
    @QueryParam("state")
    public String state;

    @Nullable
    @QueryParam("severity")
    public String severity;

    @Nullable
    @QueryParam("kind")
    public String kind;

    @Nullable
    @QueryParam("number")
    public String number;

    @Nullable
    @QueryParam("account")
    public String account;

    @Nullable
    @QueryParam("q")
    public String q;

    /** Text, because the framework would answer 404 to one that is not a flag. */
    @Nullable
    @QueryParam("stale")
    public String stale;

    AlertFilter filter() {
        return new AlertFilter(state, severity, kind, number, account, q, flag());
    }

    private @Nullable Boolean flag() {
        return switch (stale) {
            case null -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw Problems.invalid("stale", "true or false");
        };
    }
}
