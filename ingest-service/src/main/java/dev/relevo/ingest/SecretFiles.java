package dev.relevo.ingest;

import dev.relevo.kit.Secret;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Secrets in files, one per line, as they are mounted into a container. */
final class SecretFiles {
    /** Each costs every webhook one HMAC; a rotation needs two. */
    static final int MAX_SECRETS = 8;

    static final int MAX_BYTES = 16 * 1024;

    private SecretFiles() {}

    /**
     * The secrets of one file; blank lines and the spaces around are none of them.
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

    /** The files of a directory that are named like a phone number id. */
    static Map<String, Path> in(Path directory) throws IOException {
        Map<String, Path> files = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                // Kubernetes keeps its own bookkeeping beside the files: ..data and the like.
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
