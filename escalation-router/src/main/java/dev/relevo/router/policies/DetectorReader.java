package dev.relevo.router.policies;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of one detector as they are written. */
final class DetectorReader {
    private final String detector;
    private final @Nullable JsonNode written;
    private final List<String> problems;

    DetectorReader(String detector, Map<String, JsonNode> detectors, List<String> problems) {
        this.detector = detector;
        this.written = detectors.get(detector);
        this.problems = problems;
    }

    /** 0 switches the detector off; 1 makes one sign enough. */
    double weight(double usual) {
        double weight = number("weight", usual);
        if (!(weight >= 0 && weight <= 1)) {
            problems.add("detectors." + detector + ".weight: expected 0 to 1, got " + weight);
            return usual;
        }
        return weight;
    }

    double number(String name, double usual) {
        JsonNode value = value(name);
        if (value == null) {
            return usual;
        }
        if (!value.isNumber()) {
            problems.add("detectors." + detector + "." + name + ": expected a number, got '" + value.asText() + "'");
            return usual;
        }
        return value.asDouble();
    }

    Duration duration(String name, Duration usual) {
        JsonNode value = value(name);
        try {
            return value == null ? usual : Duration.parse(value.asText());
        } catch (DateTimeException e) {
            problems.add("detectors." + detector + "." + name + ": expected a duration such as PT60S, got '"
                    + (value == null ? "" : value.asText()) + "'");
            return usual;
        }
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode value = value(name);
        if (value != null) {
            value.forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }

    private @Nullable JsonNode value(String name) {
        return written == null ? null : written.get(name);
    }
}
