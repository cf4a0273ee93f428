package dev.relevo.router.decision;

import dev.relevo.event.PathKind;
import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.kit.hours.OpeningHours.Interval;
import dev.relevo.router.detector.Detectors;
import dev.relevo.router.handoff.Agents;
import dev.relevo.router.policy.EscalationPath;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.HandBack;
import dev.relevo.router.policy.QueueCondition;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.policy.ScoreSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Policies of the tests. */
public final class Policies {
    static final OpeningHours WEDNESDAY_MORNING = new OpeningHours(
            false,
            Map.of(DayOfWeek.WEDNESDAY, List.of(new Interval(LocalTime.of(8, 0), LocalTime.of(12, 0)))),
            Set.of());

    /** Never open while stories play, which is on a Wednesday. */
    static final OpeningHours TUESDAY_MORNING = new OpeningHours(
            false, Map.of(DayOfWeek.TUESDAY, List.of(new Interval(LocalTime.of(8, 0), LocalTime.of(12, 0)))), Set.of());

    private Policies() {}

    /** Spanish to a queue open on Wednesday mornings, the rest to one that never closes unless told; phone and e-mail. */
    public static EscalationPolicy with(List<QueueRule> queues, EscalationPolicy.Mode mode) {
        return new EscalationPolicy(
                Story.NUMBER.value(),
                ZoneId.of("America/Bogota"),
                mode,
                Detectors.DEFAULT,
                ScoreSettings.DEFAULT,
                queues,
                List.of(
                        new EscalationPath(PathKind.AGENT, null, OpeningHours.ALWAYS),
                        new EscalationPath(PathKind.PHONE, "+576015550100", WEDNESDAY_MORNING),
                        new EscalationPath(PathKind.EMAIL, "ayuda@example.org", OpeningHours.ALWAYS)),
                HandBack.DEFAULT,
                Map.of(),
                Set.of());
    }

    public static EscalationPolicy live() {
        return with(List.of(spanish()), EscalationPolicy.Mode.LIVE);
    }

    /** No queue is open while stories play. */
    public static EscalationPolicy closed() {
        return with(
                List.of(new QueueRule(
                        "support-es",
                        QueueCondition.ANYBODY,
                        TUESDAY_MORNING,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(60),
                        null,
                        null)),
                EscalationPolicy.Mode.LIVE);
    }

    static EscalationPolicy withAutomaticTexts(String... texts) {
        return withHandBack(new HandBack(Duration.ofHours(4), Duration.ofMinutes(15), Set.of(texts)));
    }

    static EscalationPolicy withHandBack(HandBack handBack) {
        EscalationPolicy usual = live();
        return new EscalationPolicy(
                usual.number(),
                usual.timeZone(),
                usual.mode(),
                usual.detectors(),
                usual.score(),
                usual.queues(),
                usual.paths(),
                handBack,
                usual.messages(),
                usual.labels());
    }

    /** Agents are at work in this queue and in no other. */
    static Agents onlyIn(String staffed) {
        return new Agents() {
            @Override
            public int held(String agentId) {
                return 0;
            }

            @Override
            public boolean isStaffed(String queue, java.time.Instant now) {
                return queue.equals(staffed);
            }

            @Override
            public boolean isGone(String agentId, java.time.Instant now) {
                return false;
            }
        };
    }

    /** All agents were there once and have left. */
    static Agents everybodyIsGone() {
        return new Agents() {
            @Override
            public int held(String agentId) {
                return 0;
            }

            @Override
            public boolean isStaffed(String queue, java.time.Instant now) {
                return true;
            }

            @Override
            public boolean isGone(String agentId, java.time.Instant now) {
                return true;
            }
        };
    }

    static QueueRule spanish() {
        return new QueueRule(
                "support-es",
                QueueCondition.ANYBODY,
                WEDNESDAY_MORNING,
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                new QueueRule.Overflow(Duration.ofMinutes(5), "support-any"),
                null);
    }

    public static QueueRule any() {
        return new QueueRule(
                "support-any",
                QueueCondition.language("xx"),
                OpeningHours.ALWAYS,
                Duration.ofMinutes(10),
                Duration.ofSeconds(60),
                null,
                null);
    }
}
