package dev.relevo.quickstart;

import dev.relevo.quickstart.stack.StackFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parsed command line.
 *
 * @param command the command
 * @param playsStory false for {@code --no-demo}
 * @param data the directory of {@code --data}; empty means the command's own
 */
record Arguments(Command command, boolean playsStory, Optional<Path> data) {
    /** A command that {@code ./relevo} passes to the launcher. */
    enum Command {
        UP,
        DEMO,
        DOWN
    }

    /**
     * Parses the words.
     *
     * @throws StackFailure naming the unknown argument
     */
    static Arguments of(List<String> words) {
        Iterator<String> rest = words.iterator();
        Command command = command(rest.hasNext() ? rest.next() : "");
        boolean playsStory = true;
        Optional<Path> data = Optional.empty();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--no-demo") && command == Command.UP) {
                playsStory = false;
            } else if (word.equals("--data") && rest.hasNext()) {
                data = Optional.of(Path.of(rest.next()));
            } else {
                throw new StackFailure("unknown argument '" + word + "'; ./relevo help lists them");
            }
        }
        return new Arguments(command, playsStory, data);
    }

    private static Command command(String word) {
        return Arrays.stream(Command.values())
                .filter(command -> command.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new StackFailure("unknown command '" + word + "'; ./relevo help lists them"));
    }
}
