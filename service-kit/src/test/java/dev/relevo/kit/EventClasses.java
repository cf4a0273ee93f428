package dev.relevo.kit;

import dev.relevo.event.EventTypes;
import dev.relevo.event.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the class files of this module do with events. Class files, because a {@code switch} over types names them in the arguments
 * of an {@code invokedynamic} only.
 *
 * @param constructed types of which a class makes a record
 * @param distinguished types that an {@code instanceof} or a {@code switch} asks for
 * @param roots classes that stand for all records of a topic and are passed as a value, as readers need them
 */
record EventClasses(Set<String> constructed, Set<String> distinguished, Set<Class<?>> roots) {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Map<String, String> TYPES = types();
    private static final Map<String, Class<?>> ROOTS = rootClasses();

    /** Reads every class but these and those nested in them. */
    static EventClasses without(Set<String> left) {
        EventClasses found = new EventClasses(new TreeSet<>(), new TreeSet<>(), new HashSet<>());
        Set<String> unknown = new TreeSet<>(left);
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replaceFirst("(\\$.*)?\\.class$", "");
                if (left.contains(name)) {
                    unknown.remove(name);
                } else {
                    found.add(ClassFile.of().parse(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + CLASSES, e);
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no such classes: " + unknown);
        }
        return found;
    }

    private void add(ClassModel model) {
        model.methods().forEach(method -> method.code().ifPresent(code -> code.forEach(this::add)));
    }

    private void add(CodeElement element) {
        switch (element) {
            case NewObjectInstruction made -> add(constructed, made.className().asInternalName());
            case TypeCheckInstruction check
            when check.opcode() == Opcode.INSTANCEOF ->
                add(distinguished, check.type().asInternalName());
            case LoadConstantInstruction constant
            when constant.constantEntry() instanceof ClassEntry type -> {
                Class<?> root = ROOTS.get(type.asInternalName());
                if (root != null) {
                    roots.add(root);
                }
            }
            case InvokeDynamicInstruction call -> call.bootstrapArgs().forEach(this::add);
            default -> {}
        }
    }

    /** A type of a {@code switch}, or the constructor of a method reference. */
    private void add(ConstantDesc argument) {
        if (argument instanceof ClassDesc type) {
            add(distinguished, internalName(type));
        } else if (argument instanceof DirectMethodHandleDesc method
                && method.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
            add(constructed, internalName(method.owner()));
        }
    }

    private static void add(Set<String> types, String internalName) {
        @Nullable String type = TYPES.get(internalName);
        if (type != null) {
            types.add(type);
        }
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isClassOrInterface() ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    private static Map<String, String> types() {
        Map<String, String> types = new HashMap<>();
        EventTypes.all().forEach((type, name) -> types.put(type.getName().replace('.', '/'), name));
        return types;
    }

    /** The type of all records of a topic. */
    private static Map<String, Class<?>> rootClasses() {
        Map<String, Class<?>> roots = new HashMap<>();
        Stream.concat(Topics.all().stream(), Stream.of(Topics.handoffs("any")))
                .forEach(topic -> roots.put(topic.event().getName().replace('.', '/'), topic.event()));
        return roots;
    }
}
