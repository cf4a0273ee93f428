package dev.relevo.bench;

import java.util.function.IntFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of an option that takes a whole number within bounds, both included. */
abstract class BoundedNumber<T> implements ITypeConverter<T> {
    private final int min;
    private final int max;
    private final IntFunction<T> value;

    BoundedNumber(int min, int max, IntFunction<T> value) {
        this.min = min;
        this.max = max;
        this.value = value;
    }

    @Override
    public T convert(String text) {
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return value.apply(number);
            }
        }
        throw new TypeConversionException("must be a number from %d to %d: '%s'".formatted(min, max, text));
    }
}
