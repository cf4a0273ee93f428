package dev.relevo.quickstart.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The commands of a document, typed as by a reader: in one shell, one after the other, waiting for the described effect of each. */
final class WalkThrough implements AutoCloseable {
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> commands;
    private final Path output;
    private final Process shell;
    private final BufferedWriter keyboard;

    /**
     * Opens the document and a shell, which exits at the first command that fails.
     *
     * @param directory the shell's directory, with the run's data in {@code .relevo}
     * @param output the file for all output, of commands in the background too
     */
    WalkThrough(Path document, Path directory, Path output) throws IOException {
        String text = Files.readString(document);
        this.commands =
                COMMANDS.matcher(text).results().map(found -> found.group(1)).toList();
        this.output = output;
        this.shell = new ProcessBuilder("sh", "-eu")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        this.keyboard = shell.outputWriter(StandardCharsets.UTF_8);
    }

    int size() {
        return commands.size();
    }

    /** Types a command and waits until all of these are printed. */
    void type(int command, String... printed) throws IOException {
        typeAndAwait(commands.get(command), printed);
    }

    /** Types a command for a second terminal and waits until all of these are printed. */
    void typeElsewhere(int command, String... printed) throws IOException {
        typeAndAwait(commands.get(command).strip() + " &\n", printed);
    }

    private void typeAndAwait(String command, String... printed) throws IOException {
        int before = output().length();
        write(command);
        await(command, printed).until(() -> hasPrinted(before, printed));
    }

    /** Types a command repeatedly until all of these are printed. */
    void typeUntil(int command, String... printed) throws IOException {
        int before = output().length();
        String again = commands.get(command);
        await(again, printed).until(() -> {
            write(again);
            return hasPrinted(before, printed);
        });
    }

    private boolean hasPrinted(int before, String... wanted) {
        String printed = output().substring(before);
        return Stream.of(wanted).allMatch(printed::contains);
    }

    private ConditionFactory await(String command, String... printed) {
        return Awaitility.await("%s to be printed by%n%s".formatted(List.of(printed), command))
                .atMost(PATIENCE)
                .failFast(() -> assertThat(shell.isAlive())
                        .as(() -> "a command failed of%n%sand the terminal shows%n%s".formatted(command, output()))
                        .isTrue());
    }

    /** Exits the shell; returns the exit code of the last command. */
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

    /** The output so far, decoded leniently: its last character may be incomplete. */
    private String output() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the terminal", e);
        }
    }

    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
    }
}
