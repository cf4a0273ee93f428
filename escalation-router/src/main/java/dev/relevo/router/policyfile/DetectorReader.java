package dev.relevo.router.policyfile;

import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.router.detector.Detector;
import dev.relevo.router.detector.Detectors;

/** Reads the settings of the detectors; missing ones have defaults. */
final class DetectorReader {
    private DetectorReader() {}

    public static Detectors read(YamlObject policy) {
        return policy.find("detectors")
                .map(written -> with(written.object(Detectors.DEFAULT.names())))
                .orElse(Detectors.DEFAULT);
    }

    private static Detectors with(YamlObject written) {
        return new Detectors(Detectors.DEFAULT.all().stream()
                .map(usual -> with(written, usual))
                .toList());
    }

    private static Detector with(YamlObject written, Detector usual) {
        return written.find(usual.name())
                .map(settings -> usual.with(new DetectorSettings(settings.object(usual.keys()))))
                .orElse(usual);
    }
}
