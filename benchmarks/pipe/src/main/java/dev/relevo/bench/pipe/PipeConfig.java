package dev.relevo.bench.pipe;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** The pipe's configuration, set by the benchmark. */
@ConfigMapping(prefix = "pipe")
public interface PipeConfig {
    /** The topic of the bodies. */
    String topic();

    /** The producer's settings: those of ingest-service. */
    Map<String, String> producer();
}
