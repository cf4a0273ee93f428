package dev.relevo.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceSettingsTest {
    private final Path directory;

    ServiceSettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void every_service_gets_its_ports_the_broker_and_the_hashes_of_the_keys_but_no_key(Service service) {
        Credentials credentials = Credentials.of(directory.resolve("credentials.properties"));

        Map<String, String> settings = settings(credentials, service);

        assertThat(settings)
                .containsEntry("quarkus.http.port", Integer.toString(PortPlan.DEFAULT.of(service)))
                .containsEntry("quarkus.management.port", Integer.toString(PortPlan.DEFAULT.of(service) + 1000))
                .containsEntry("kafka.bootstrap.servers", "127.0.0.1:9092")
                .containsEntry("relevo.api-keys.second-agent.scopes", "agent")
                .containsEntry("relevo.api-keys.admin.sha256", credentials.sha256(Credentials.ADMIN));
        assertThat(settings.values())
                .doesNotContain(
                        credentials.apiKey(Credentials.BOT),
                        credentials.apiKey(Credentials.AGENT),
                        credentials.apiKey(Credentials.ADMIN));
    }

    @Test
    void only_services_with_a_database_get_its_settings() {
        Credentials credentials = Credentials.of(directory.resolve("credentials.properties"));

        assertThat(settings(credentials, Service.INGEST)).doesNotContainKey("quarkus.datasource.jdbc.url");
        assertThat(settings(credentials, Service.ROUTER)).doesNotContainKey("quarkus.datasource.jdbc.url");
        assertThat(settings(credentials, Service.RATING)).containsEntry("quarkus.datasource.jdbc.url", "jdbc:x");
        assertThat(settings(credentials, Service.NOTIFIER)).containsEntry("quarkus.datasource.jdbc.url", "jdbc:x");
    }

    private Map<String, String> settings(Credentials credentials, Service service) {
        return new ServiceSettings(Layout.in(directory, directory), PortPlan.DEFAULT, credentials)
                .of(service, "127.0.0.1:9092", "jdbc:x");
    }
}
