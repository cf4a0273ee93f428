package dev.relevo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void it_never_prints_its_value() {
        assertThat(new Secret("s3cret")).hasToString("***");
        assertThat("token=" + new Secret("s3cret")).doesNotContain("s3cret");
    }

    @Test
    void an_empty_secret_is_refused() {
        assertThatThrownBy(() -> new Secret(" ")).hasMessage("a secret is empty");
    }

    @Test
    void configuration_can_contain_it() {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("token", "s3cret"), "given", 300))
                .build();

        assertThat(config.getValue("token", Secret.class).value()).isEqualTo("s3cret");
    }
}
