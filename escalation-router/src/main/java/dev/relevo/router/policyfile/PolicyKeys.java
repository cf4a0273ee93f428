package dev.relevo.router.policyfile;

import java.util.List;

/** The objects of a policy and their keys. The JSON Schema has one definition of the same name for each, with the same keys. */
enum PolicyKeys {
    POLICY(
            "policy",
            "number",
            "timeZone",
            "mode",
            "labels",
            "detectors",
            "score",
            "queues",
            "paths",
            "handBack",
            "automaticTexts",
            "messages"),
    SCORE("score", "decayPerUserTurn", "watchAt", "offerAt", "handoffAt", "coolDown"),
    QUEUE("queue", "name", "when", "hours", "answerWithin", "offerTimeout", "overflow", "capacity"),
    WHEN("when", "language", "reason", "keyword", "payload", "label", "number"),
    OVERFLOW("overflow", "after", "to"),
    CAPACITY("capacity", "perAgent"),
    PATH("path", "kind", "value", "hours", "retail"),
    HAND_BACK("handBack", "idleAfter", "unnamedAfter");

    private final String definition;
    private final List<String> keys;

    PolicyKeys(String definition, String... keys) {
        this.definition = definition;
        this.keys = List.of(keys);
    }

    /** Its name under {@code $defs}. */
    String definition() {
        return definition;
    }

    List<String> keys() {
        return keys;
    }
}
