package dev.relevo.notifier;

import dev.relevo.notifier.link.Link.Subject;
import dev.relevo.notifier.link.LinkAction;
import dev.relevo.notifier.link.LinkedActions;
import dev.relevo.notifier.receiver.Receiver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What links do with groups: it only records it. */
@Singleton
public class ProbeActions implements LinkedActions {
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Override
    public boolean supports(LinkAction action, Subject.Kind kind) {
        return kind == Subject.Kind.GROUP;
    }

    @Override
    public Optional<String> describe(Subject subject, Receiver receiver) {
        return Optional.of("the group " + subject.id());
    }

    @Override
    public Outcome perform(LinkAction action, Subject subject, String by) {
        done.add(action + " " + subject.id() + " by " + by);
        return Outcome.DONE;
    }

    public List<String> done() {
        return List.copyOf(done);
    }
}
