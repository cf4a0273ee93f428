package dev.relevo.bench.pipe;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** What the benchmark tells the pipe. */
@ConfigMapping(prefix = "pipe")
public interface PipeConfig {
    /** Where bodies go. */
    String topic();

    /** The producer's settings, those of the service it is compared with. */
    Map<String, String> producer();
}
