package dev.relevo.quickstart.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of docs/reference that are made from the code. */
class ReferencePagesTest {
    private static final List<JavaSource> SOURCES = JavaSource.ofServices();

    @Test
    void metrics() {
        ReferencePage page = new ReferencePage("metrics.md");
        MetricsPage metrics = new MetricsPage(SOURCES, page.text());

        page.holds(metrics.text());
        assertThat(metrics.undescribed())
                .as("metrics without a meaning in docs/reference/metrics.md")
                .isEmpty();
    }

    @Test
    void errors() {
        new ReferencePage("errors.md").holds(new ErrorsPage(SOURCES).text());
    }

    @Test
    void a_metric_whose_name_cannot_be_read_is_an_error() {
        JavaSource source = new JavaSource("a/A.java", "class A { void a() { registry.counter(name()); } }");

        assertThatThrownBy(() -> new MetricsPage(List.of(source), "")).hasMessageContaining("got name()");
    }

    @Test
    void a_meaning_survives_a_change_of_the_prefix() {
        JavaSource source = new JavaSource(
                "a/A.java", "class A { void a() { registry.counter(\"relevo.ingest.stored\", \"number\", n); } }");

        String page =
                new MetricsPage(List.of(source), "| `ingest_stored_total` | counter | | events stored |\n").text();

        assertThat(page).contains("| `relevo_ingest_stored_total` | counter | `number` | events stored |");
    }
}
