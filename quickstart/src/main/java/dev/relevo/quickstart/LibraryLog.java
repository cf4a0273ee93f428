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

/** The log of libraries, which goes to a file: the launcher's output is for people. */
final class LibraryLog {
    private LibraryLog() {}

    /** Appends the log to that file from now on. */
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
