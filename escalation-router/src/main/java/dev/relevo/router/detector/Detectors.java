package dev.relevo.router.detector;

import dev.relevo.event.Reason;
import java.util.List;

/**
 * The detectors of a policy, one of each kind with its settings.
 *
 * @param all in the order of reasons in a handoff
 */
public record Detectors(List<Detector> all) {
    /** The registry: a detector that is not here does not exist. */
    public static final Detectors DEFAULT = new Detectors(List.of(
            HumanRequest.DEFAULT,
            MenuRequest.DEFAULT,
            OfferAccepted.DEFAULT,
            AuditProbe.DEFAULT,
            BotError.DEFAULT,
            BotMiss.DEFAULT,
            BotLoop.DEFAULT,
            UserRepeats.DEFAULT,
            Profanity.DEFAULT,
            Frustration.DEFAULT,
            Correction.DEFAULT,
            BotSilent.DEFAULT,
            Undelivered.DEFAULT));

    public Detectors {
        all = List.copyOf(all);
    }

    /** The detector of this class. */
    public <D extends Detector> D get(Class<D> kind) {
        for (Detector detector : all) {
            if (kind.isInstance(detector)) {
                return kind.cast(detector);
            }
        }
        throw new IllegalArgumentException("no detector " + kind.getSimpleName());
    }

    /** The same with this detector in place of the one of its class. */
    public Detectors with(Detector own) {
        return new Detectors(all.stream()
                .map(detector -> detector.getClass() == own.getClass() ? own : detector)
                .toList());
    }

    /** The names, in order. */
    public List<String> names() {
        return all.stream().map(Detector::name).toList();
    }

    /** The kind of the detector with this name; {@code INFERRED} for an unknown name. */
    public static Detector.Kind kindOf(Reason reason) {
        for (Detector detector : DEFAULT.all) {
            if (detector.name().equals(reason.detector())) {
                return detector.kind();
            }
        }
        return Detector.Kind.INFERRED;
    }
}
