package dev.relevo.rating.permit;

import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.fact.AccountLimit;
import dev.relevo.rating.fact.Freshness;
import dev.relevo.rating.fact.NumberHealth;
import dev.relevo.rating.fact.Restriction;
import dev.relevo.rating.fact.TemplateCounts;
import dev.relevo.rating.fact.VolumeFigures;
import dev.relevo.rating.permit.PermitFacts.Reserved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of one number, varied one at a time. */
final class Facts {
    static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
    static final Instant FLAGGED = T0.minus(Duration.ofDays(5));

    private @Nullable String status = "CONNECTED";
    private @Nullable String messagingLimit = "TIER_10K";
    private Freshness freshness = new Freshness(T0.minusSeconds(30), null, null);
    private NumberState.@Nullable RedCase redCase;
    private List<Restriction> restrictions = List.of();
    private TemplateCounts templates = TemplateCounts.NONE;
    private VolumeFigures volume = VolumeFigures.NONE;
    private @Nullable AccountLimit accountLimit;
    private @Nullable NumberHealth health;
    private Reserved reserved = Reserved.NONE;

    /** A connected number without any restriction. */
    static Facts healthy() {
        return new Facts();
    }

    Facts status(@Nullable String given) {
        status = given;
        return this;
    }

    Facts limit(@Nullable String given) {
        messagingLimit = given;
        return this;
    }

    Facts freshness(@Nullable Instant observedAt, @Nullable Instant staleSince, @Nullable Instant vanishedSince) {
        freshness = new Freshness(observedAt, staleSince, vanishedSince);
        return this;
    }

    Facts red(@Nullable String state, @Nullable Instant deadline, boolean exempt, @Nullable Integer ceiling) {
        redCase = new NumberState.RedCase(
                FLAGGED, deadline, "human-escalation-2020", null, exempt, "case", state, false, ceiling);
        return this;
    }

    Facts restricted(String name, boolean stopsInitiated, boolean stopsReplies, @Nullable Instant expiresAt) {
        restrictions =
                List.of(new Restriction("r", "waba", name, stopsInitiated, stopsReplies, FLAGGED, expiresAt, null));
        return this;
    }

    Facts templates(int usable, int paused, int blocked) {
        templates = new TemplateCounts(usable, paused, blocked, 0);
        return this;
    }

    Facts sent(int templatesLast7Days, int portfolioPeople) {
        volume = new VolumeFigures(
                Map.of("marketing", templatesLast7Days),
                portfolioPeople,
                portfolioPeople,
                VolumeFigures.NONE.last24Hours());
        return this;
    }

    Facts told(int people, Instant at) {
        accountLimit = new AccountLimit(people, at);
        return this;
    }

    Facts blocked() {
        health = new NumberHealth("BLOCKED", List.of(new NumberHealth.Issue("WABA", 141006, "payment")));
        return this;
    }

    Facts reserved(int number, int portfolio) {
        reserved = new Reserved(number, portfolio);
        return this;
    }

    PermitFacts facts() {
        return new PermitFacts(
                new PhoneNumberId("106540352242922"),
                "waba",
                "portfolio",
                status,
                messagingLimit,
                freshness,
                redCase,
                restrictions,
                templates,
                volume,
                accountLimit,
                health,
                reserved);
    }
}
