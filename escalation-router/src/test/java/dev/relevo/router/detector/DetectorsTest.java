package dev.relevo.router.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The compiler knows all classes that are detectors; only the registry's list can miss one. */
class DetectorsTest {
    @Test
    void every_detector_is_in_the_registry_once() {
        assertThat(Detectors.DEFAULT.all())
                .extracting(detector -> (Object) detector.getClass())
                .containsExactlyInAnyOrder((Object[]) Detector.class.getPermittedSubclasses());
        assertThat(Detectors.DEFAULT.names()).doesNotHaveDuplicates();
    }
}
