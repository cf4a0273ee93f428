package dev.relevo.kit.problem;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converters for parameters that are numbers or enum values. An invalid one is answered with 400 and its name; Quarkus would
 * answer 404.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class ParameterConverters implements ParamConverterProvider {
    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        String name = name(annotations);
        if (type == int.class || type == Integer.class) {
            return converter(name, "a whole number", Integer::valueOf);
        }
        if (type == long.class || type == Long.class) {
            return converter(name, "a whole number", Long::valueOf);
        }
        if (type.isEnum()
                && Arrays.stream(type.getMethods()).noneMatch(m -> m.getName().equals("fromString"))) {
            Object[] values = type.getEnumConstants();
            return converter(name, "one of " + Arrays.toString(values), text -> Arrays.stream(values)
                    .filter(value -> ((Enum<?>) value).name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new));
        }
        return null;
    }

    private static String name(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            switch (annotation) {
                case QueryParam query -> {
                    return query.value();
                }
                case PathParam path -> {
                    return path.value();
                }
                case HeaderParam header -> {
                    return header.value();
                }
                default -> {}
            }
        }
        return "parameter";
    }

    @SuppressWarnings("unchecked") // The converter returns the requested type; Class.cast would refuse primitives.
    private static <T> ParamConverter<T> converter(String name, String expected, Function<String, Object> reader) {
        return new ParamConverter<>() {
            @Override
            public T fromString(String text) {
                try {
                    return (T) reader.apply(text);
                } catch (IllegalArgumentException e) {
                    throw new InvalidParameterException(name, expected);
                }
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }
}
