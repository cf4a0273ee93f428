package dev.relevo.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.AppInfoParser;

/** Main class of the broker's process: formats a new directory, then runs the broker. One JVM start instead of two. */
final class BrokerMain {
    private static final Pattern JAR = Pattern.compile("kafka_2\\.13-(.+)\\.jar$");

    private BrokerMain() {}

    /** Runs the broker. Arguments: the server.properties file and the cluster id. */
    public static void main(String[] arguments) throws IOException {
        requireVersion(
                Kafka.class.getProtectionDomain().getCodeSource().getLocation().getPath(), AppInfoParser.getVersion());
        String settings = arguments[0];
        List<String> format = new ArrayList<>(
                List.of("format", "--ignore-formatted", "--cluster-id", arguments[1], "--config", settings));
        if (!Files.readString(Path.of(settings)).contains(BrokerSettings.QUORUM)) {
            format.add("--standalone");
        }
        int exitCode = StorageTool.execute(format.toArray(String[]::new), System.out);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
        Kafka.main(new String[] {settings});
    }

    /**
     * Checks that broker and clients have the same version. The Quarkus BOM manages kafka_2.13 at a different version; such a
     * broker starts, but with newer clients it serves no partition.
     *
     * @throws IllegalStateException if the broker's jar has another version than the clients
     */
    static void requireVersion(String jar, String clients) {
        Matcher broker = JAR.matcher(jar);
        if (broker.find() && !broker.group(1).equals(clients)) {
            throw new IllegalStateException("kafka_2.13 is %s but kafka-clients is %s: manage both at one version"
                    .formatted(broker.group(1), clients));
        }
    }
}
