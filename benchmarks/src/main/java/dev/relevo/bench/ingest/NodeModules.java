package dev.relevo.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The Node target's files and libraries. npm fetches the libraries at the first use. */
final class NodeModules {
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);

    private final Path source;
    private final Path installed;
    private final Path log;

    NodeModules(Path home, Path directory) {
        this.source = home.resolve("benchmarks/src/main/node");
        this.installed = home.resolve("benchmarks/target/node");
        this.log = directory.resolve("npm.log");
    }

    /** Whether this machine has Node and npm. */
    static boolean isNodeThere() {
        return succeeds(List.of("node", "--version")) && succeeds(List.of("npm", "--version"));
    }

    /**
     * Installs the files and the libraries.
     *
     * @return the server's script
     * @throws IOException when npm cannot fetch the libraries
     */
    Path install() throws IOException {
        Files.createDirectories(installed);
        Path manifest = installed.resolve("package.json");
        boolean isCurrent = Files.exists(manifest)
                && Files.mismatch(manifest, source.resolve("package.json")) == -1
                && Files.exists(installed.resolve("node_modules/kafkajs"));
        if (!isCurrent) {
            copy("package.json");
            npmInstall();
        }
        return copy("server.js");
    }

    private Path copy(String name) throws IOException {
        return Files.copy(source.resolve(name), installed.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void npmInstall() throws IOException {
        Process npm = new ProcessBuilder("npm", "install", "--omit=dev", "--no-package-lock", "--no-audit", "--no-fund")
                .directory(installed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!hasSucceeded(npm, INSTALL_LIMIT)) {
            throw new IOException("npm could not fetch express and kafkajs; its log is " + log);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return hasSucceeded(process, Duration.ofSeconds(20));
        } catch (IOException notThere) {
            return false;
        }
    }

    private static boolean hasSucceeded(Process process, Duration limit) {
        try {
            if (process.waitFor(limit)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }
}
