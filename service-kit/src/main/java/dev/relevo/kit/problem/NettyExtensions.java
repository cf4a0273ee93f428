package dev.relevo.kit.problem;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Has Netty load its extensions, {@link InvalidRequests} among them. Adds no setting: it is a source because Netty reads the property
 * once, when the first connection of the process is made, and only the configuration is always earlier.
 */
public final class NettyExtensions implements ConfigSourceFactory {
    private static final String SWITCH = "io.netty.bootstrap.extensions";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        System.setProperty(SWITCH, "serviceload");
        return List.of();
    }
}
