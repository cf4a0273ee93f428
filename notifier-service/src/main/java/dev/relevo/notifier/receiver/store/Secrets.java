package dev.relevo.notifier.receiver.store;

import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.seal.Sealer;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** The secrets of receivers, sealed at rest. A sealed one opens for its receiver and name only. */
@Singleton
class Secrets {
    private static final Logger LOG = Logger.getLogger(Secrets.class);

    private final Sealer sealer;

    Secrets(Sealer sealer) {
        this.sealer = sealer;
    }

    boolean canSeal() {
        return sealer.isReady();
    }

    Receiver opened(ReceiverEntity entity) {
        Receiver receiver = entity.toReceiver();
        return receiver.withSecrets(open(receiver.name(), entity.sealedSecrets()));
    }

    /**
     * The secrets after a change, all sealed with the first key.
     *
     * @param before sealed
     * @param given a secret that is not named is kept, and one with an empty value removed
     */
    Map<String, String> changed(String receiver, Map<String, String> before, Map<String, String> given) {
        // One that no key opens is kept as it is: its key may come back.
        Map<String, String> sealed = new HashMap<>(before);
        Map<String, String> after = open(receiver, before);
        after.putAll(given);
        after.forEach((name, value) -> {
            if (value.isEmpty()) {
                sealed.remove(name);
            } else {
                sealed.put(name, sealer.seal(value, context(receiver, name)));
            }
        });
        return sealed;
    }

    private Map<String, String> open(String receiver, Map<String, String> sealed) {
        Map<String, String> opened = new HashMap<>();
        sealed.forEach((name, value) -> sealer.open(value, context(receiver, name))
                .ifPresentOrElse(
                        secret -> opened.put(name, secret),
                        // The channel reports that it is missing; the other receivers are not affected.
                        () -> LOG.errorf("No key opens a secret receiver=%s name=%s", receiver, name)));
        return opened;
    }

    private static String context(String receiver, String name) {
        return "receiver/" + receiver + "/" + name;
    }
}
