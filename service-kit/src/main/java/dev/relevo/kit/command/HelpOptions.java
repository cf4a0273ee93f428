package dev.relevo.kit.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The options {@code --help} and {@code --version}, and the layout of the help text. */
@Command(
        versionProvider = HelpOptions.ProjectVersion.class,
        showDefaultValues = true,
        synopsisHeading = "usage: ",
        synopsisSubcommandLabel = "COMMAND",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n")
public final class HelpOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "prints this help")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "prints the version")
    boolean version;

    /** The version in the manifest of the packaged jar. */
    static final class ProjectVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = HelpOptions.class.getPackage().getImplementationVersion();
            return new String[] {"relevo " + (version == null ? "(not packaged)" : version)};
        }
    }
}
