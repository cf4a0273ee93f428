package dev.relevo.notifier.link.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.event.Ids;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.problem.Problems;
import dev.relevo.notifier.alert.AlertLabels;
import dev.relevo.notifier.alert.store.AlertStore;
import dev.relevo.notifier.link.Link.Subject;
import dev.relevo.notifier.link.LinkAction;
import dev.relevo.notifier.link.LinkedActions;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.route.Matcher;
import dev.relevo.notifier.route.Silence;
import dev.relevo.notifier.silence.Silences;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Silencing what has the labels of an alert or a group. Like every silence it applies to all receivers. */
@Singleton
class SilenceActions implements LinkedActions {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final String REASON = "silenced by a link in a message";

    private final AlertStore alerts;
    private final Silences silences;
    private final EntityManager database;
    private final InstantSource clock;

    SilenceActions(AlertStore alerts, Silences silences, EntityManager database, InstantSource clock) {
        this.alerts = alerts;
        this.silences = silences;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean supports(LinkAction action, Subject.Kind kind) {
        return action != LinkAction.ACKNOWLEDGE;
    }

    @Override
    public Optional<String> describe(Subject subject, Receiver receiver) {
        Map<String, String> labels = labels(subject);
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(labels.entrySet().stream()
                        .map(label -> label.getKey() + " = " + label.getValue())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Outcome perform(LinkAction action, Subject subject, String by) {
        Instant now = clock.instant();
        List<Matcher> matchers = labels(subject).entrySet().stream()
                .map(label -> Matcher.equal(label.getKey(), label.getValue()))
                .toList();
        if (matchers.isEmpty()) {
            return Outcome.GONE;
        }
        String id = Ids.derived("silence-by-link", subject.id(), by, now.toString());
        if (!silences.add(new Silence(id, matchers, now, now.plus(action.silence()), by, REASON))) {
            throw Problems.of(409, "there are too many silences");
        }
        return Outcome.DONE;
    }

    /** Without the severity: it may change while the silence lasts. */
    private Map<String, String> labels(Subject subject) {
        Map<String, String> labels = new TreeMap<>(
                switch (subject.kind()) {
                    case ALERT -> alerts.labels(subject.id()).orElse(Map.of());
                    case GROUP -> ofGroup(subject.id());
                });
        labels.remove(AlertLabels.SEVERITY);
        return labels;
    }

    private Map<String, String> ofGroup(String id) {
        List<String> found = database.createNativeQuery("SELECT labels FROM alert_group WHERE id = :id", String.class)
                .setParameter("id", id)
                .getResultList();
        return found.isEmpty() ? Map.of() : read(found.getFirst());
    }

    private static Map<String, String> read(String json) {
        try {
            return EventJson.mapper().readValue(json, LABELS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read the labels of a group", e);
        }
    }
}
