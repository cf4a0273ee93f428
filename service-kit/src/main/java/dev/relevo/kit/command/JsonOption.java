package dev.relevo.kit.command;

import picocli.CommandLine.Option;

/** The option {@code --json} of commands that print results. */
public final class JsonOption {
    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    public boolean isChosen() {
        return json;
    }
}
