package dev.relevo.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/**
 * The chart, rendered by Helm. Works on a copy whose hooks are plain documents, because {@code template} leaves hooks out.
 */
final class Chart {
    static final Path SOURCE = Path.of("helm/relevo");

    private static final String KUBERNETES = "1.31.0";

    private final Path copy = withoutHooks();

    /** Renders every document with these values. Fails when Helm fails. */
    List<Tree> render(Map<String, Object> values) {
        TemplateCommand command = new Helm(copy).template().withName("r").withKubeVersion(KUBERNETES);
        values.forEach(command::set);
        Iterable<Object> documents = new Yaml().loadAll(command.call());
        return StreamSupport.stream(documents.spliterator(), false)
                .map(Tree::new)
                .filter(Tree::isThere)
                .toList();
    }

    private static Path withoutHooks() {
        Path target = Path.of("target/chart");
        delete(target);
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(SOURCE.relativize(file));
                Files.createDirectories(to.getParent());
                Files.writeString(to, Files.readString(file).replace("helm.sh/hook", "was.helm.sh/hook"));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the copy of an earlier build: files that the chart no longer has would be rendered too. */
    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
