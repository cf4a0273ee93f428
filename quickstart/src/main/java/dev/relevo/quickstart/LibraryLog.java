package dev.relevo.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What libraries log goes to a file: the launcher's output is for people. */
final class LibraryLog {
    private LibraryLog() {}

    /** From now on, appended to that file. */
    static void to(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            LogManager.getLogManager().reset();
            Handler handler = new FileHandler(file.toString(), true);
            handler.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log " + file, e);
        }
    }
}
