package dev.relevo.ingest.signature;

import dev.relevo.kit.Secret;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A reader of secret files, one secret per line, as they are mounted into a container. */
final class SecretFiles {
    /** Each secret costs one HMAC per webhook; a rotation needs two secrets. */
    static final int MAX_SECRETS = 8;

    static final int MAX_BYTES = 16 * 1024;

    private SecretFiles() {}

    /**
     * The secrets of one file. Blank lines and surrounding spaces are ignored.
     *
     * @throws IOException when it cannot be read, holds no secret, or more than {@link #MAX_SECRETS}
     */
    static List<Secret> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("more than " + MAX_BYTES + " bytes");
        }
        List<Secret> secrets = Files.readString(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Secret::new)
                .toList();
        if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
            throw new IOException("expected 1 to " + MAX_SECRETS + " secrets, got " + secrets.size());
        }
        return secrets;
    }

    /** The files of a directory whose names can be phone number ids, by name. */
    static Map<String, Path> in(Path directory) throws IOException {
        Map<String, Path> files = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                // Skips the entries that Kubernetes adds beside the files, such as ..data.
                if (Files.isRegularFile(entry) && name.chars().allMatch(Character::isLetterOrDigit)) {
                    files.put(name, entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }
}
