package dev.relevo.notifier.seal;

import dev.relevo.kit.Secret;
import dev.relevo.notifier.NotifierConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Where the keys come from: the setting, then a file, which is made with one random key when it does not exist. */
final class KeySource {
    private KeySource() {}

    static List<SealKey> read(NotifierConfig.Seal config) {
        List<SealKey> keys = new ArrayList<>();
        config.keys().orElse(List.of()).stream()
                .map(Secret::value)
                .map(SealKey::of)
                .forEach(keys::add);
        config.keyFile().ifPresent(file -> keys.addAll(ofFile(file)));
        return List.copyOf(keys);
    }

    private static List<SealKey> ofFile(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(SealKey::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("notifier.seal.key-file: cannot be read or made: " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[SealKey.BYTES];
        new SecureRandom().nextBytes(random);
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        try {
            Files.createFile(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(absolute, Base64.getEncoder().encodeToString(random) + "\n", StandardOpenOption.APPEND);
        } catch (FileAlreadyExistsException e) {
            // Another process has just made it.
        }
    }
}
