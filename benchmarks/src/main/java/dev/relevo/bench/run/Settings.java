package dev.relevo.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The properties of a packaged service, in a file of a run. */
public final class Settings {
    private Settings() {}

    /** Writes the properties, sorted; returns the file. */
    public static Path write(Path file, Map<String, String> settings) throws IOException {
        return Files.writeString(
                file,
                new TreeMap<>(settings)
                        .entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining("\n", "", "\n")));
    }
}
