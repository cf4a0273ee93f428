package dev.relevo.quickstart.endtoend;

import dev.relevo.quickstart.stack.Layout;
import dev.relevo.quickstart.stack.PortPlan;
import java.io.IOException;
import java.nio.file.Path;

/** {@code ./relevo up --no-demo} without the build. */
final class Launcher {
    private Launcher() {}

    /** Starts it on these ports; all its output goes to the file. */
    static Process up(Layout layout, int portBase, Path output) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-Drelevo.home=" + layout.home(),
                        "-cp",
                        layout.home().resolve("quickstart/target/quickstart.jar") + ":"
                                + layout.home().resolve("quickstart/target/lib/*"),
                        "dev.relevo.quickstart.Main",
                        "up",
                        "--no-demo",
                        "--data",
                        layout.data().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put(PortPlan.VARIABLE, Integer.toString(portBase));
        return builder.start();
    }
}
