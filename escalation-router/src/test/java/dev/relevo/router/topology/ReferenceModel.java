package dev.relevo.router.topology;

import dev.relevo.router.topology.GeneratedHistoriesTest.Line;
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
    public final List<String> said = new ArrayList<>();
    private final Set<String> seen = new HashSet<>(), asking = new HashSet<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private String owner = "BOT", agent = "-";
    private boolean answered, told, inQueue;
    private int epoch, attempt;

    /** The user's last line, if an edit would make a request of it; else empty. */
    String plain = "";

    public Instant first = Instant.MAX;
    private Instant due = Instant.MAX, active = Instant.MIN, closes = Instant.MIN, lastWritten = Instant.MIN;
    private Instant ended = Instant.MIN, lastHuman = Instant.MIN, half = Instant.MIN;

    private record Answer(String said, Instant at) {}

    public void userWrites(String id, Instant written, Instant now, Line line) {
        if (!seen.add(id)) return;
        boolean late = written.isBefore(lastWritten);
        boolean asks = line == Line.ASKS || (line == Line.REST && !late && !written.isAfter(half.plusSeconds(5)));
        if (!late) {
            half = line == Line.HALF ? written : Instant.MIN;
            plain = line == Line.PLAIN ? id : "";
            lastWritten = written;
        }
        opensWindow(written);
        if (written.isBefore(first)) first = written;
        if (asks) asks(late ? written : now, now);
    }

    void userReacts(String id, Instant now) {
        if (seen.add(id)) opensWindow(now);
    }

    void userEdits(String id, String target, Instant now) {
        if (!seen.add(id)) return;
        opensWindow(now);
        if (asking.add(target)) asks(now, now);
    }

    private void opensWindow(Instant written) {
        if (written.plus(Duration.ofHours(24)).isAfter(closes)) closes = written.plus(Duration.ofHours(24));
    }

    private void asks(Instant written, Instant now) {
        boolean isOver = written.isBefore(now) && !written.isAfter(ended);
        if (isUnnamed() ? written.isBefore(lastHuman) : !owner.equals("BOT") || isOver) return;
        boolean returns = isUnnamed() && inQueue;
        if (!isUnnamed()) told = false;
        if (!returns) attempt = 0;
        said.add(returns ? "handoff-returned" : "handoff-opened");
        queue(now);
    }

    public void botWrites(String id) {
        if (seen.add(id)) half = Instant.MIN;
    }

    void humanWrites(String id, @Nullable String who, Instant now) {
        if (!seen.add(id)) return;
        if (owner.equals("QUEUE")) said.add("handoff-claimed " + Objects.requireNonNullElse(who, "unknown"));
        if (owner.equals("BOT")) inQueue = told = false;
        speaks(who != null ? who : agent, now);
    }

    public void acts(String id, String who, String what, boolean current, Instant now) {
        if (!seen.add(id)) {
            String refused = what.equals("claim") ? "handoff-claim-rejected " : "handoff-action-rejected ";
            Answer kept = answers.getOrDefault(id, new Answer(refused + who, now));
            String answer = now.isBefore(kept.at.plus(Duration.ofHours(24))) ? kept.said : refused + who;
            if (!answer.isEmpty()) said.add(answer);
            return;
        }
        int before = said.size();
        does(who, what, current, now);
        String answer = said.size() > before && said.get(before).startsWith("handoff-") ? said.get(before) : "";
        answers.put(id, new Answer(answer, now));
        if (answers.size() > 16) answers.remove(answers.keySet().iterator().next());
    }

    private void does(String who, String what, boolean current, Instant now) {
        boolean holds = current && owner.equals("AGENT") && agent.equals(who);
        boolean mayClaim = holds || (current && (owner.equals("QUEUE") || isUnnamed()));
        if (what.equals("claim") && !mayClaim) said.add("handoff-claim-rejected " + who);
        else if (what.equals("claim")) {
            said.add("handoff-claimed " + who);
            assign(who, holds && answered, now);
        } else if (!holds) said.add("handoff-action-rejected " + who);
        else if (what.equals("release")) giveBack(now);
        else if (what.equals("resolve")) end("handoff-resolved", now);
        else if (what.equals("reply")) speaks(who, now);
        else assign(who, answered, now);
    }

    private void speaks(String who, Instant now) {
        lastHuman = now;
        half = Instant.MIN;
        assign(who, true, now);
    }

    /** Time has come to now, and somebody looks once. */
    void looks(Instant now) {
        Duration patience = inQueue && !answered ? GeneratedHistoriesTest.OFFER : GeneratedHistoriesTest.IDLE;
        if (owner.equals("QUEUE") && !first.equals(Instant.MAX) && !now.isBefore(closes)) end("handoff-expired", now);
        else if (owner.equals("QUEUE") && !told && !now.isBefore(due)) {
            told = true;
            said.add("handoff-path-offered");
        } else if (owner.equals("AGENT") && !now.isBefore(active.plus(patience))) {
            if (answered) end("handoff-resolved", now);
            else giveBack(now);
        }
    }

    private void assign(String who, boolean hasAnswered, Instant now) {
        answered = hasAnswered;
        active = now;
        own("AGENT", who);
    }

    private void giveBack(Instant now) {
        said.add("handoff-returned");
        // One that a human began goes to the queue that serves its person.
        attempt = inQueue ? attempt : 1;
        queue(now);
    }

    private void queue(Instant now) {
        inQueue = true;
        Instant latest = first.equals(Instant.MAX) ? Instant.MAX : closes.minus(Duration.ofMinutes(15));
        due = now.plus(GeneratedHistoriesTest.ANSWER);
        if (latest.isBefore(due)) due = latest.isBefore(now) ? now : latest;
        own("QUEUE", "-");
        said.add("handoff " + ++attempt);
    }

    private void end(String how, Instant now) {
        said.add(how);
        ended = now;
        half = Instant.MIN;
        own("BOT", "-");
    }

    private void own(String who, String byAgent) {
        if (!owner.equals(who) || !agent.equals(byAgent)) said.add("owner " + who + " " + byAgent + " " + ++epoch);
        owner = who;
        agent = byAgent;
    }

    private boolean isUnnamed() {
        return owner.equals("AGENT") && agent.equals("-");
    }
}
