package dev.relevo.router;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One conversation as a clerk with a notebook would keep it: what {@link GeneratedHistoriesTest} holds the router against. */
final class ReferenceModel {
    final List<String> said = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String owner = "BOT", agent = "-", state = "none";
    private boolean answered, told, inQueue;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private int epoch, attempt;

    @Nullable
    Instant first;

    private Instant due = Instant.MAX, active = Instant.MIN, closes = Instant.MIN, lastWritten = Instant.MIN;
    private Instant ended = Instant.MIN, lastHuman = Instant.MIN;

    private record Answer(String said, Instant at) {}

    void userWrites(String id, Instant written, Instant now, boolean asks) {
        if (!seen.add(id)) return;
        boolean late = written.isBefore(lastWritten);
        if (written.plus(Duration.ofHours(24)).isAfter(closes)) closes = written.plus(Duration.ofHours(24));
        if (written.isAfter(lastWritten)) lastWritten = written;
        if (first == null || written.isBefore(first)) first = written;
        boolean answeredSince = late && lastHuman.isAfter(written);
        if (asks && state.equals("assigned") && agent.equals("-") && !answeredSince) {
            say(inQueue ? "handoff-returned" : "handoff-opened");
            if (!inQueue) attempt = 0;
            inQueue = true;
            queue(now);
        }
        if (isOpen() || (late && !written.isAfter(ended))) return;
        if (asks) {
            say("handoff-opened");
            inQueue = true;
            told = false;
            attempt = 0;
            queue(now);
        }
    }

    void humanWrites(String id, @Nullable String who, Instant now) {
        if (!seen.add(id)) return;
        lastHuman = now;
        if (state.equals("queued")) say("handoff-claimed " + Objects.requireNonNullElse(who, "unknown"));
        if (!isOpen()) inQueue = told = false;
        assign(who != null ? who : agent, true, now);
    }

    void acts(String id, String who, String what, boolean current, Instant now) {
        if (!seen.add(id)) {
            String refused = what.equals("claim") ? "handoff-claim-rejected " : "handoff-action-rejected ";
            Answer first = answers.get(id);
            boolean isKept = first != null && now.isBefore(first.at.plus(Duration.ofHours(24)));
            String answer = first != null && isKept ? first.said : refused + who;
            if (!answer.isEmpty()) say(answer);
            return;
        }
        int before = said.size();
        does(who, what, current, now);
        String answer = said.size() > before && said.get(before).startsWith("handoff-") ? said.get(before) : "";
        answers.put(id, new Answer(answer, now));
        if (answers.size() > 16) answers.remove(answers.keySet().iterator().next());
    }

    private void does(String who, String what, boolean current, Instant now) {
        boolean holds = current && state.equals("assigned") && agent.equals(who);
        boolean unnamed = state.equals("assigned") && agent.equals("-");
        boolean mayClaim = holds || (current && (state.equals("queued") || unnamed));
        if (what.equals("claim") && !mayClaim) say("handoff-claim-rejected " + who);
        else if (what.equals("claim")) {
            say("handoff-claimed " + who);
            assign(who, holds && answered, now);
        } else if (!holds) say("handoff-action-rejected " + who);
        else if (what.equals("release")) giveBack(now);
        else if (what.equals("resolve")) end("handoff-resolved", now);
        else {
            if (what.equals("reply")) lastHuman = now;
            assign(who, answered || what.equals("reply"), now);
        }
    }

    /** Time has come to now, and somebody looks once. */
    void looks(Instant now) {
        Duration patience = inQueue && !answered ? GeneratedHistoriesTest.OFFER : GeneratedHistoriesTest.IDLE;
        if (state.equals("queued") && first != null && !now.isBefore(closes)) end("handoff-expired", now);
        else if (state.equals("queued") && !told && !now.isBefore(due)) {
            told = true;
            say("handoff-path-offered");
        } else if (state.equals("assigned") && !now.isBefore(active.plus(patience))) {
            if (answered) end("handoff-resolved", now);
            else giveBack(now);
        }
    }

    private void assign(String who, boolean hasAnswered, Instant now) {
        state = "assigned";
        answered = hasAnswered;
        active = now;
        own("AGENT", who);
    }

    private void giveBack(Instant now) {
        say("handoff-returned");
        // One that a human began goes to the queue that serves its person.
        if (!inQueue) attempt = 1;
        inQueue = true;
        queue(now);
    }

    private void queue(Instant now) {
        state = "queued";
        Instant latest = first == null ? Instant.MAX : closes.minus(Duration.ofMinutes(15));
        due = now.plus(GeneratedHistoriesTest.ANSWER);
        if (latest.isBefore(due)) due = latest.isBefore(now) ? now : latest;
        own("QUEUE", "-");
        say("handoff " + ++attempt);
    }

    private void end(String how, Instant now) {
        say(how);
        state = "ended";
        ended = now;
        own("BOT", "-");
    }

    private void own(String who, String byAgent) {
        if (!owner.equals(who) || !agent.equals(byAgent)) say("owner " + who + " " + byAgent + " " + ++epoch);
        owner = who;
        agent = byAgent;
    }

    private boolean isOpen() {
        return state.equals("queued") || state.equals("assigned");
    }

    private void say(String what) {
        said.add(what);
    }
}
