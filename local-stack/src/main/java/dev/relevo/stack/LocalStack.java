package dev.relevo.stack;

import org.testcontainers.DockerClientFactory;

/** Factory of the servers: in containers if {@code RELEVO_LOCAL_STACK=containers} and a Docker daemon answers, else embedded. */
public final class LocalStack {
    /** The environment variable: {@code embedded}, which is the default, or {@code containers}. */
    public static final String VARIABLE = "RELEVO_LOCAL_STACK";

    private static final System.Logger LOG = System.getLogger(LocalStack.class.getName());

    private LocalStack() {}

    /** Starts a broker; see {@link KafkaServer#start}. A container uses only the port of the options. */
    public static Broker startBroker(KafkaServer.Options options) {
        return usesContainers() ? KafkaContainerBroker.start(options.port()) : KafkaServer.start(options);
    }

    /** Starts a database; see {@link PostgresServer#start}. A container uses only the port of the options. */
    public static Database startDatabase(PostgresServer.Options options) {
        return usesContainers() ? PostgresContainerDatabase.start(options.port()) : PostgresServer.start(options);
    }

    /** True if containers are requested and a Docker daemon answers. */
    public static boolean usesContainers() {
        if (!wantsContainers(System.getenv().getOrDefault(VARIABLE, "embedded"))) {
            return false;
        }
        boolean hasDocker = DockerClientFactory.instance().isDockerAvailable();
        if (!hasDocker) {
            LOG.log(System.Logger.Level.WARNING, "No Docker daemon answers; using the embedded servers");
        }
        return hasDocker;
    }

    static boolean wantsContainers(String value) {
        return switch (value) {
            case "embedded" -> false;
            case "containers" -> true;
            default ->
                throw new IllegalArgumentException(VARIABLE + " must be embedded or containers: '" + value + "'");
        };
    }
}
