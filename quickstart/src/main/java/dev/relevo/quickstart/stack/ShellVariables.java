package dev.relevo.quickstart.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The addresses and API keys of a run as shell variables. The commands of the documents use them, so that they work with any ports.
 *
 * @param values by name, in the order of the file
 */
public record ShellVariables(Map<String, String> values) {
    public ShellVariables {
        values = new LinkedHashMap<>(values);
    }

    /** Variables such as {@code RELEVO_INGEST} for addresses and {@code RELEVO_BOT_KEY} for API keys. */
    public static ShellVariables of(PortPlan ports, Credentials credentials) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            values.put("RELEVO_" + service.name(), "http://localhost:" + ports.of(service));
        }
        values.put("RELEVO_SIMULATOR", "http://localhost:" + ports.simulator());
        values.put("RELEVO_BROKER", "localhost:" + ports.kafka());
        for (String key : Credentials.API_KEYS) {
            values.put("RELEVO_" + key.toUpperCase(Locale.ROOT).replace('-', '_') + "_KEY", credentials.apiKey(key));
        }
        return new ShellVariables(values);
    }

    /** One line per variable, for the shell's {@code .} command. */
    String script() {
        return values.entrySet().stream()
                .map(variable -> "export %s=%s\n".formatted(variable.getKey(), quoted(variable.getValue())))
                .collect(Collectors.joining());
    }

    /** The credentials file may have been edited, so any character is possible. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    /** Writes the script, readable by the owner only. */
    void write(Path file) {
        try {
            PrivateFile.write(file, script());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the variables to " + file, e);
        }
    }

    @Override
    public String toString() {
        return "ShellVariables[***]";
    }
}
