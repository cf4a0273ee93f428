package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.DidYouMean;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that a document may refer to. Filled while it is read, from its definitions to its references. */
final class Names {
    static final int MAX_RECEIVERS = 10_000;
    private static final int MAX_NAME = 128;

    private final @Nullable Set<String> receivers;
    private final Set<String> intervals = new LinkedHashSet<>();
    private final Set<String> rotations = new LinkedHashSet<>();

    private Names(@Nullable Set<String> receivers) {
        this.receivers = receivers == null ? null : new TreeSet<>(receivers);
    }

    /**
     * The receivers of a document.
     *
     * @param existing the receivers that exist; null when they are unknown. Without them the document's own list counts, if it has one
     */
    static Names of(YamlObject document, @Nullable Set<String> existing) {
        Names outside = new Names(existing);
        Set<String> listed = new LinkedHashSet<>();
        Optional<YamlNode> list = document.find("receivers");
        list.ifPresent(written -> written.items(MAX_RECEIVERS)
                .forEach(item -> listedReceiver(item).flatMap(outside::receiver).ifPresent(listed::add)));
        return list.isPresent() ? new Names(listed) : outside;
    }

    private static Optional<YamlNode> listedReceiver(YamlNode item) {
        return item.isText()
                ? Optional.of(item)
                : item.object(RouteKeys.RECEIVER.keys()).required("name");
    }

    /** The receiver that a value names; empty, with a problem, if unknown. */
    Optional<String> receiver(YamlNode written) {
        return receivers == null ? name(written) : known(written, "receiver", receivers);
    }

    /** The time interval that a value names; empty, with a problem, when the document does not define it. */
    Optional<String> interval(YamlNode written) {
        return known(written, "time interval", intervals);
    }

    /** The rotation that a value names; empty, with a problem, when the document does not define it. */
    Optional<String> rotation(YamlNode written) {
        return known(written, "rotation", rotations);
    }

    private static Optional<String> known(YamlNode written, String kind, Set<String> known) {
        Optional<String> name = name(written);
        if (name.isPresent() && !known.contains(name.get())) {
            String hint = known.isEmpty() ? "; there is no " + kind : DidYouMean.hint(name.get(), known);
            written.problem("no " + kind + " '" + name.get() + "'" + hint);
            return Optional.empty();
        }
        return name;
    }

    Optional<String> newInterval(YamlNode written) {
        return defined(written, "time interval", intervals);
    }

    Optional<String> newRotation(YamlNode written) {
        return defined(written, "rotation", rotations);
    }

    private static Optional<String> defined(YamlNode written, String kind, Set<String> known) {
        Optional<String> name = name(written);
        if (name.isPresent() && !known.add(name.get())) {
            written.problem("there is a " + kind + " '" + name.get() + "' already");
        }
        return name;
    }

    private static Optional<String> name(YamlNode written) {
        Optional<String> name = written.text("a name");
        if (name.isPresent() && (name.get().isBlank() || name.get().length() > MAX_NAME)) {
            written.problem("expected a name of 1 to " + MAX_NAME + " characters, got "
                    + name.get().length());
            return Optional.empty();
        }
        return name;
    }
}
