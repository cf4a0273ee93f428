package dev.relevo.stack;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** The broker's process: formats its directory if that is new, then runs the broker. One JVM start instead of two. */
final class BrokerMain {
    private BrokerMain() {}

    /** Takes the server.properties file and the cluster id. */
    public static void main(String[] arguments) {
        String settings = arguments[0];
        int exitCode = StorageTool.execute(
                new String[] {
                    "format", "--standalone", "--ignore-formatted", "--cluster-id", arguments[1], "--config", settings
                },
                System.out);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
        Kafka.main(new String[] {settings});
    }
}
