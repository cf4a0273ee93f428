package dev.relevo.kit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Contract test of a module's section of {@code docs/reference/commands.md}: it is the help text of the module's commands.
 * {@code -Dcommands.write=true} writes it.
 */
public final class CommandReference {
    private static final Path FILE = Path.of("../docs/reference/commands.md");
    private static final Path SCRIPT = Path.of("../relevo");
    private static final String GROUP = "relevo";

    private final String module;
    private final CommandLine commands;

    /**
     * The section of a module.
     *
     * @param commands the module's command line
     */
    public CommandReference(String module, CommandLine commands) {
        this.module = module;
        this.commands = commands;
    }

    /** Fails when the section differs from the help texts, and names the command that writes it. */
    public void holds() {
        String help = help(commands);
        if (Boolean.getBoolean("commands.write")) {
            write(before() + help + after());
        }
        String section = read(FILE).substring(before().length());
        assertThat(section.substring(0, section.length() - after().length()))
                .as(
                        "%s differs from the commands of %s. To write it: ./mvnw -pl %s -am -Dtest=CommandReferenceTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dcommands.write=true test",
                        FILE.normalize(), module, module)
                .isEqualTo(help);
    }

    /** Fails when {@code ./relevo} does not start this class. */
    public static void isStartedByScript(Class<?> main) {
        assertThat(read(SCRIPT)).containsPattern("[ \"]" + main.getName() + " [^\n]*\"\\$@\"");
    }

    private static String help(CommandLine command) {
        StringBuilder text = new StringBuilder();
        String name = command.getCommandSpec().qualifiedName();
        if (!name.equals(GROUP)) {
            text.append("\n## ").append(name).append("\n\n```text\n");
            text.append(command.getUsageMessage(Ansi.OFF)).append("```\n");
        }
        command.getSubcommands().values().forEach(each -> text.append(help(each)));
        return text.toString();
    }

    private String before() {
        String start = "<!-- " + module + " -->\n";
        String text = read(FILE);
        assertThat(text).contains(start);
        return text.substring(0, text.indexOf(start) + start.length());
    }

    private String after() {
        String text = read(FILE);
        int end = text.indexOf("\n<!-- ", before().length());
        return end < 0 ? "" : text.substring(end);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String text) {
        try {
            Files.writeString(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
