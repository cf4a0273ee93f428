package dev.relevo.notifier.receiver.store;

import dev.relevo.notifier.receiver.Receiver;
import java.util.List;
import java.util.stream.Stream;

/**
 * A receiver as operators see it: its name and the fields of the form.
 *
 * @param secrets the names of those that are set; never their values
 */
record ReceiverView(
        String name,
        String channel,
        String address,
        String language,
        String timeZone,
        List<String> kinds,
        List<String> phoneNumberIds,
        List<String> secrets) {
    static ReceiverView of(Receiver receiver) {
        return new ReceiverView(
                receiver.name(),
                receiver.channel(),
                receiver.address(),
                receiver.language().tag(),
                receiver.zone().getId(),
                sorted(receiver.kinds().stream()),
                sorted(receiver.phoneNumberIds().stream()),
                sorted(receiver.secrets().keySet().stream()));
    }

    private static List<String> sorted(Stream<String> words) {
        return words.sorted().toList();
    }
}
