package dev.relevo.router.faults;

import dev.relevo.event.Topic;
import dev.relevo.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that must not stop any of Relevo's readers, and what should happen to it.
 *
 * @param name of the case
 * @param topic it is written to
 * @param key null for none
 * @param value null for none
 * @param stamp of the record
 * @param headers beside it
 * @param fate what the reader does
 */
record Poison(
        String name,
        Topic topic,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Instant stamp,
        Map<String, String> headers,
        Fate fate) {
    private static final Instant YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z");
    private static final String YEAR_0 = "0000-01-01T00:00:00Z";
    static final int ABOVE_THE_BOUND = 2_000_000;
    private static final int BELOW_IT = 900_000;
    private static final int FIRST_PERSON = 20_000_000;

    /** What the router does with it. */
    enum Fate {
        /** It is in the dead letter, once. */
        PARKED,
        /** It is counted as of a newer version or as unusable. */
        SKIPPED,
        /** It is taken in as if nothing were wrong with it. */
        HANDLED
    }

    /** All of them. */
    public static List<Poison> all(Instant now) {
        List<Poison> all = new ArrayList<>();
        int person = FIRST_PERSON;
        for (Topic topic : List.of(
                Topics.CONVERSATION_EVENTS,
                Topics.AGENT_ACTIONS,
                Topics.ESCALATION_POLICIES,
                Topics.AGENT_PRESENCE,
                Topics.NUMBER_STATES,
                Topics.HANDOFF_EVENTS)) {
            boolean parks = topic.equals(Topics.CONVERSATION_EVENTS) || topic.equals(Topics.AGENT_ACTIONS);
            Fate bad = parks ? Fate.PARKED : Fate.SKIPPED;
            Cases cases = new Cases(topic, now, person);
            person += 100;
            all.add(cases.of("2 MB of garbage", PoisonFields.garbage(), bad));
            all.add(cases.of("0.9 MB of text", cases.fields().with("text", "x".repeat(BELOW_IT)), cases.oversize()));
            all.add(cases.of(
                    "2 MB of text",
                    cases.fields().with("text", "x".repeat(ABOVE_THE_BOUND)),
                    parks ? bad : cases.fine()));
            all.add(cases.of(
                    "700,000 characters of id",
                    cases.fields().with("conversationId", "1:" + "9".repeat(700_000)),
                    cases.longId()));
            all.add(cases.of(
                    "times in year 0",
                    cases.fields().with("occurredAt", YEAR_0).with("recordedAt", YEAR_0),
                    cases.fine()));
            all.add(cases.of(
                    "times in year 9999",
                    cases.fields().with("occurredAt", YEAR_9999.toString()).with("recordedAt", YEAR_9999.toString()),
                    cases.fine()));
            all.add(cases.of("a stamp in year 9999", cases.fields(), cases.fine())
                    .stamped(YEAR_9999));
            all.add(cases.of("a stamp in 1970", cases.fields(), cases.fine()).stamped(Instant.EPOCH));
            all.add(cases.of("broken headers", cases.fields(), cases.fine())
                    .with(Map.of("ce_time", YEAR_0, "ce_specversion", "-", "relevo-hops", "many", "ce_id", "")));
            all.add(cases.of("an unknown type", cases.fields().with("type", "from-the-future"), cases.unknownType()));
            all.add(cases.of(
                    "an unknown word",
                    cases.fields().with("kind", "hologram").with("owner", "SOMEBODY"),
                    cases.fine()));
            all.add(cases.of("half a record", PoisonFields.half(), bad));
            if (topic.cleanUp() != Topic.CleanUp.COMPACT) {
                // The broker takes no record without a key on a topic that is compacted.
                all.add(cases.of("no key", cases.fields(), parks ? bad : cases.fine())
                        .keyed(null));
            }
            all.add(cases.of("a wrong key", cases.fields(), parks ? bad : cases.wrongKey())
                    .keyed("other"));
            if (!topic.equals(Topics.ESCALATION_POLICIES)) {
                // There it ends a policy: PolicyEndTest.
                all.add(cases.of("no value", PoisonFields.none(), parks ? bad : cases.noValue()));
            }
        }
        return all;
    }

    /** The records of one topic. Each person is of one case only. */
    private static final class Cases {
        private final Topic topic;
        private final Instant now;
        private int person;

        Cases(Topic topic, Instant now, int person) {
            this.topic = topic;
            this.now = now;
            this.person = person;
        }

        PoisonFields fields() {
            person++;
            return PoisonFields.of(topic, person, now);
        }

        public Poison of(String name, PoisonFields fields, Fate fate) {
            byte[] value = fields.bytes();
            byte[] key = key().getBytes(StandardCharsets.UTF_8);
            return new Poison(topic.name() + ": " + name, topic, key, value, now, Map.of(), fate);
        }

        private String key() {
            return switch (topic.name()) {
                case "escalation-policies", "number-states" -> "number-" + person;
                case "agent-presence" -> "agent-" + person;
                default -> People.conversation(person);
            };
        }

        /** A reader takes it in, except for a policy: the document of each is of no use. */
        Fate fine() {
            return topic.equals(Topics.ESCALATION_POLICIES) ? Fate.SKIPPED : Fate.HANDLED;
        }

        /** Of those that park nothing, only compacted topics are read by key. */
        Fate wrongKey() {
            return topic.equals(Topics.HANDOFF_EVENTS) ? Fate.HANDLED : Fate.SKIPPED;
        }

        /** An action may be as large as a request. */
        Fate oversize() {
            return topic.equals(Topics.AGENT_ACTIONS) ? Fate.PARKED : fine();
        }

        /** Policies, presences and numbers are of no conversation. */
        Fate longId() {
            return switch (topic.name()) {
                case "conversation-events", "agent-actions" -> Fate.PARKED;
                case "handoff-events" -> Fate.SKIPPED;
                default -> fine();
            };
        }

        /** Topics of one type have no other: there it is damaged. */
        Fate unknownType() {
            return Fate.SKIPPED;
        }

        /** A tombstone is no fault on a topic that is compacted. */
        Fate noValue() {
            return topic.equals(Topics.HANDOFF_EVENTS) ? Fate.SKIPPED : Fate.HANDLED;
        }
    }

    private Poison stamped(Instant other) {
        return new Poison(name, topic, key, value, other, headers, fate);
    }

    private Poison keyed(@Nullable String other) {
        byte[] bytes = other == null ? null : other.getBytes(StandardCharsets.UTF_8);
        return new Poison(name, topic, bytes, value, stamp, headers, fate);
    }

    private Poison with(Map<String, String> others) {
        return new Poison(name, topic, key, value, stamp, others, fate);
    }

    /** Whether its person asked for somebody in a way that is understood. */
    public boolean asks() {
        return topic.equals(Topics.CONVERSATION_EVENTS)
                && fate == Fate.HANDLED
                && !name.contains("MB")
                && !name.contains("word");
    }

    @Override
    public String toString() {
        return name + " " + Arrays.hashCode(key);
    }
}
