package dev.relevo.router.policies;

import dev.relevo.router.RouterConfig;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policyfile.InvalidPolicyException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Publishes the policies of a directory at start. */
@Singleton
class PolicyFiles {
    private final RouterConfig config;
    private final PolicyPublisher publisher;

    PolicyFiles(RouterConfig config, PolicyPublisher publisher) {
        this.config = config;
        this.publisher = publisher;
    }

    public void publish(@Observes StartupEvent started) {
        config.policies().ifPresent(directory -> {
            for (Path file : yamlFiles(directory)) {
                publish(file);
            }
        });
    }

    private void publish(Path file) {
        try {
            String yaml = Files.readString(file);
            EscalationPolicy policy = publisher.check(yaml);
            publisher.publish(policy, yaml).join();
        } catch (InvalidPolicyException e) {
            // Fail the start: a partly applied set of policies would look complete.
            throw new IllegalStateException("policy " + file + " is not valid: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read policy " + file, e);
        }
    }

    private static List<Path> yamlFiles(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the policies in " + directory, e);
        }
    }
}
