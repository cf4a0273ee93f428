package dev.relevo.kit.security;

import dev.relevo.kit.RelevoConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Reader of a properties file with API keys: {@code <holder>.sha256=…} and so on, with or without the prefix
 * {@code relevo.api-keys.}
 */
final class KeyFile {
    static final int MAX_BYTES = 256 * 1024;

    private static final String PREFIX = "relevo.api-keys.";
    private static final Set<String> SETTINGS = Set.of("sha256", "scopes", "acts-for", "numbers", "queues", "expires");

    private KeyFile() {}

    /**
     * All keys of the file.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when any entry is invalid; one line that quotes no value
     */
    static List<Key> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IllegalArgumentException("api-keys-file: expected at most " + MAX_BYTES + " bytes");
        }
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        Map<String, Map<String, String>> holders = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            String rest = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            int dot = rest.lastIndexOf('.');
            if (dot < 1 || !SETTINGS.contains(rest.substring(dot + 1))) {
                throw new IllegalArgumentException("api-keys-file: expected <holder>.<setting> with one of "
                        + SETTINGS.stream().sorted().toList());
            }
            holders.computeIfAbsent(rest.substring(0, dot).replace("\"", ""), holder -> new HashMap<>())
                    .put(rest.substring(dot + 1), properties.getProperty(name));
        }
        List<Key> keys = new ArrayList<>();
        holders.forEach((holder, settings) -> keys.addAll(Key.of(holder, new Entry(settings))));
        return keys;
    }

    private record Entry(Map<String, String> settings) implements RelevoConfig.ApiKey {
        @Override
        public List<String> sha256() {
            return list("sha256").orElse(List.of());
        }

        @Override
        public List<String> scopes() {
            return list("scopes").orElse(List.of());
        }

        @Override
        public Optional<List<String>> actsFor() {
            return list("acts-for");
        }

        @Override
        public Optional<List<String>> numbers() {
            return list("numbers");
        }

        @Override
        public Optional<List<String>> queues() {
            return list("queues");
        }

        @Override
        public Optional<String> expires() {
            return Optional.ofNullable(settings.get("expires")).map(String::strip);
        }

        private Optional<List<String>> list(String setting) {
            return Optional.ofNullable(settings.get(setting)).map(value -> Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .toList());
        }
    }
}
