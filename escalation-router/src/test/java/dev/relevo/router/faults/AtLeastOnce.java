package dev.relevo.router.faults;

import dev.relevo.router.RouterProcess;
import dev.relevo.router.runtime.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A copy of the packaged router that processes at least once, so that {@link RouterFaultsIT} can be seen to fail. Made by
 * changing one constant of one class, because the router itself has no switch for it.
 */
final class AtLeastOnce {
    private static final String CHANGED = StreamsSettings.class.getName().replace('.', '/') + ".class";

    private AtLeastOnce() {}

    /** Makes the copy; returns its folder. */
    static Path build(Path directory) {
        Path copy = directory.resolve("at-least-once");
        try {
            for (Path folder : List.of(Path.of("app"), Path.of("quarkus"))) {
                copyFiles(RouterProcess.PACKAGED.resolve(folder), Files.createDirectories(copy.resolve(folder)));
            }
            Files.copy(RouterProcess.PACKAGED.resolve("quarkus-run.jar"), copy.resolve("quarkus-run.jar"));
            Files.createSymbolicLink(
                    copy.resolve("lib"), RouterProcess.PACKAGED.resolve("lib").toAbsolutePath());
            try (Stream<Path> jars = Files.list(copy.resolve("app"))) {
                change(jars.toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void change(List<Path> jars) throws IOException {
        int changes = 0;
        for (Path jar : jars) {
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                Path type = files.getPath(CHANGED);
                if (Files.exists(type)) {
                    changes += change(type);
                }
            }
        }
        if (changes != 1) {
            throw new IllegalStateException("expected one processing guarantee, found " + changes);
        }
    }

    private static int change(Path type) throws IOException {
        AtomicInteger changes = new AtomicInteger();
        ClassFile classes = ClassFile.of();
        byte[] changed = classes.transformClass(
                classes.parse(Files.readAllBytes(type)), ClassTransform.transformingMethodBodies((code, element) -> {
                    if (element instanceof ConstantInstruction constant
                            && constant.constantValue().equals(StreamsConfig.EXACTLY_ONCE_V2)) {
                        changes.incrementAndGet();
                        code.loadConstant(StreamsConfig.AT_LEAST_ONCE);
                    } else {
                        code.with(element);
                    }
                }));
        Files.write(type, changed);
        return changes.get();
    }
}
