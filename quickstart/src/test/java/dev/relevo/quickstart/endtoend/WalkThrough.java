package dev.relevo.quickstart.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The commands of a document as a reader types them: one shell, one after the other, waiting for what each is said to do. */
final class WalkThrough implements AutoCloseable {
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> commands;
    private final Path output;
    private final Process shell;
    private final BufferedWriter keyboard;

    /**
     * Opens the document at a section and a shell beside it, which ends at the first command that fails.
     *
     * @param section from this heading to the next of its kind
     * @param addresses what the document's addresses are here
     * @param output where all that is printed goes, of commands in the background too
     */
    WalkThrough(Path document, String section, Map<String, String> addresses, Path output) throws IOException {
        String text = Files.readString(document);
        int start = text.indexOf("\n## " + section + "\n") + 1;
        String part = text.substring(start, text.indexOf("\n## ", start));
        for (var address : addresses.entrySet()) {
            part = part.replace(address.getKey(), address.getValue());
        }
        this.commands =
                COMMANDS.matcher(part).results().map(found -> found.group(1)).toList();
        this.output = output;
        this.shell = new ProcessBuilder("sh", "-eu")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        this.keyboard = shell.outputWriter(StandardCharsets.UTF_8);
    }

    int size() {
        return commands.size();
    }

    /** Types a command and waits until this is printed. */
    void type(int command, String printed) throws IOException {
        write(commands.get(command));
        await().atMost(PATIENCE).failFast("a command failed", this::hasEnded).until(() -> hasPrinted(printed));
    }

    /** The same, of a command for a second terminal. */
    void typeElsewhere(int command, String printed) throws IOException {
        write(commands.get(command).strip() + " &\n");
        await().atMost(PATIENCE).failFast("a command failed", this::hasEnded).until(() -> hasPrinted(printed));
    }

    /** Types a command again and again, as one does who waits to see something. */
    void typeUntil(int command, String printed) {
        await().atMost(PATIENCE).failFast("a command failed", this::hasEnded).until(() -> {
            write(commands.get(command));
            return hasPrinted(printed);
        });
    }

    /** Leaves the shell; returns the exit code of the last command. */
    int leave() throws IOException, InterruptedException {
        List<ProcessHandle> elsewhere = shell.descendants().toList();
        write("exit\n");
        int exit = shell.waitFor();
        elsewhere.forEach(ProcessHandle::destroy);
        return exit;
    }

    private void write(String command) throws IOException {
        keyboard.write(command);
        keyboard.flush();
    }

    private boolean hasEnded() {
        return !shell.isAlive();
    }

    private boolean hasPrinted(String wanted) throws IOException {
        return Files.readString(output).contains(wanted);
    }

    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
    }
}
