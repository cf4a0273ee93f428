package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that {@code toString} of a record, which may be logged, shows no personal data. The schemas mark personal values with
 * {@code x-personal} and the examples contain a value for each mark; no {@code toString} of an example may contain one of them.
 */
class PersonalDataTest {
    private static final ContractFiles FILES = new ContractFiles();
    private static final Set<String> PERSONAL = personalValues();

    static Set<String> examples() {
        return FILES.examples().keySet();
    }

    @Test
    void the_marks_cover_names_numbers_texts_and_ids_that_contain_a_number() {
        assertThat(PERSONAL)
                .contains(
                        "Lucía Gómez",
                        "marta.rios.co",
                        "573001112233",
                        "106540352242922:573001112233",
                        "wamid.HBgMNTczMDAxMTEyMjMzFQIAEhgUM0E2",
                        "15550783881",
                        "+576015550100",
                        "ayuda@tienda.example",
                        "Quiero hablar con una persona")
                .doesNotContain("106540352242922", "agent-ana", "support-es");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void no_record_prints_personal_data(String name) throws Exception {
        for (Record part : parts(FILES.read(name))) {
            assertThat(part.toString())
                    .as(part.getClass().getSimpleName())
                    .doesNotContain(PERSONAL)
                    .doesNotContain("raw=");
        }
    }

    private static Set<String> personalValues() {
        Set<String> values = new HashSet<>();
        FILES.examples()
                .forEach((name, example) -> collect(FILES.schema(ContractFiles.typeOf(name)), example, false, values));
        return values;
    }

    private static void collect(JsonNode declared, JsonNode value, boolean personal, Set<String> into) {
        JsonNode schema = FILES.resolve(declared);
        boolean marked = personal || schema.has("x-personal");
        if (marked && value.isTextual()) {
            into.add(value.asText());
        }
        schema.path("allOf").forEach(part -> collect(part, value, marked, into));
        schema.path("properties")
                .properties()
                .forEach(property -> collect(property.getValue(), value.path(property.getKey()), marked, into));
        if (schema.has("items")) {
            value.forEach(item -> collect(schema.get("items"), item, marked, into));
        }
    }

    /** The record and every record nested in it. */
    private static List<Record> parts(Object value) throws ReflectiveOperationException {
        List<Record> parts = new ArrayList<>();
        if (value instanceof Collection<?> items) {
            for (Object item : items) {
                parts.addAll(parts(item));
            }
        }
        if (value instanceof Record record) {
            parts.add(record);
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object inner = component.getAccessor().invoke(record);
                if (inner != null) {
                    parts.addAll(parts(inner));
                }
            }
        }
        return parts;
    }
}
