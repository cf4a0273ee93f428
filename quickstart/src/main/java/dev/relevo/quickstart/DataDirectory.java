package dev.relevo.quickstart;

import dev.relevo.quickstart.stack.Layout;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --data}. */
final class DataDirectory {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the directory of all state; default .relevo, for demo .relevo/demo")
    @Nullable
    Path data;

    /** The layout of {@code up} and {@code down}. */
    Layout layout(Path home) {
        return Layout.in(home, data == null ? home.resolve(".relevo") : data);
    }

    /** {@code demo} uses a data directory of its own, separate from the data of {@code up}. */
    Layout demoLayout(Path home) {
        Path usual = home.resolve(".relevo");
        return data == null ? new Layout(home, usual.resolve("demo"), usual.resolve("logs")) : Layout.in(home, data);
    }
}
