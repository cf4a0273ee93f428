package dev.relevo.rating.poll;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a complete list of an account changes, besides colours.
 *
 * @param appeared registered numbers that are listed for the first time
 * @param returned registered numbers that had vanished and are listed again
 * @param vanished registered numbers that are not listed, and were not known to be missing
 * @param detailed listed numbers with other details than before
 * @param discovered numbers that nobody registered and that were not known
 * @param adopted numbers that were discovered and are registered now
 */
record ListChanges(
        List<KnownNumber> appeared,
        List<KnownNumber> returned,
        List<KnownNumber> vanished,
        List<GraphAnswer.Seen> detailed,
        List<GraphAnswer.Seen> discovered,
        List<KnownNumber> adopted) {
    /** Of an incomplete list, which says nothing about absence. */
    static final ListChanges NONE = new ListChanges(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    static ListChanges of(
            Map<PhoneNumberId, KnownNumber> registered, Map<PhoneNumberId, NumberRef> unregistered, AccountList list) {
        if (!list.isComplete()) {
            return NONE;
        }
        ListChanges changes = new ListChanges(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        registered
                .values()
                .forEach(known -> changes.compare(known, list.numbers().get(known.id())));
        list.numbers().values().stream()
                .filter(seen -> !registered.containsKey(seen.phoneNumberId()))
                .filter(seen -> !unregistered.containsKey(seen.phoneNumberId()))
                .forEach(changes.discovered::add);
        registered.values().stream()
                .filter(known -> unregistered.containsKey(known.id()))
                .forEach(changes.adopted::add);
        return changes;
    }

    boolean isEmpty() {
        return appeared.isEmpty()
                && returned.isEmpty()
                && vanished.isEmpty()
                && detailed.isEmpty()
                && discovered.isEmpty()
                && adopted.isEmpty();
    }

    private void compare(KnownNumber known, GraphAnswer.@Nullable Seen seen) {
        if (seen == null) {
            if (known.vanishedSince() == null) {
                vanished.add(known);
            }
            return;
        }
        if (known.vanishedSince() != null) {
            returned.add(known);
        } else if (!known.isListed()) {
            appeared.add(known);
        }
        if (known.hasOtherDetails(seen)) {
            detailed.add(seen);
        }
    }
}
