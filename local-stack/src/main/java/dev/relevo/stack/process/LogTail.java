package dev.relevo.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, for the message when a part does not start. */
public final class LogTail {
    /** The largest part of a file that is read. */
    static final int MAX_BYTES = 64 * 1024;

    private LogTail() {}

    /** The last {@code count} lines; fewer if the last 64 KiB hold fewer; none if there is no such file. */
    public static List<String> of(Path logFile, int count) {
        try (RandomAccessFile file = new RandomAccessFile(logFile.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(file.length(), MAX_BYTES)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
