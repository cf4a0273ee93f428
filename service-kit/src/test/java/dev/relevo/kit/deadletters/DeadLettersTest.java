package dev.relevo.kit.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import dev.relevo.kit.DeadLetter;
import dev.relevo.kit.command.CommandLines;
import dev.relevo.stack.KafkaServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Uses a real broker and letters as readers write them; each test has its own topics, by their prefix. */
class DeadLettersTest {
    private static final String PERSON = "573001112233";

    private static KafkaServer server;
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String prefix = "";
    private String source = "";
    private Letters letters;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = KafkaServer.start(KafkaServer.Options.onFreePorts(directory));
        Map<String, Object> client =
                Map.of("bootstrap.servers", server.bootstrapServers(), "max.request.size", 4 << 20);
        admin = Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()));
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        admin.close();
        server.close();
    }

    @BeforeEach
    void makeTopics(TestInfo test) throws Exception {
        prefix = "t" + Integer.toHexString(test.getDisplayName().hashCode()) + ".";
        source = Topics.AGENT_ACTIONS.withPrefix(prefix);
        letters = new Letters(producer, server.bootstrapServers(), source);
        admin.createTopics(List.of(
                        new NewTopic(source, 2, (short) 1), new NewTopic(source + ".dead-letter", 2, (short) 1)))
                .all()
                .get();
    }

    @Test
    void a_list_shows_position_and_reason_but_no_content() throws Exception {
        letters.park(letters.write(PERSON, "{\"text\":\"hello " + PERSON + "\"}"), "not JSON\n at line 1");

        assertThat(run("list")).isZero();

        assertThat(out.toString())
                .contains(source + ".dead-letter", "not JSON\\u000a at line 1", "whole")
                .doesNotContain(PERSON, "hello");
    }

    @Test
    void a_list_is_filtered_and_bounded() throws Exception {
        letters.park(letters.write("a", "1"), "too long");
        letters.park(letters.write("a", "2"), "too LONG");
        letters.park(letters.write("a", "3"), "not JSON");

        run("list", "--topic", "agent-actions", "--reason", "too long", "--json");
        assertThat(out.toString().lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("{"));

        run("list", "--limit", "1", "--json");
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("more than 1");

        run("list", "--until", "2020-01-01T00:00:00Z", "--json");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_letter_is_replayed_once_with_its_own_headers() throws Exception {
        letters.park(letters.write("a", "{\"n\":1}"), "not JSON");

        assertThat(run("replay", "--topic", source)).isZero();
        assertThat(out.toString()).isEqualTo("1 replayed, 0 not, 0 already replayed\n");
        assertThat(run("replay", "--topic", source)).isZero();
        assertThat(out.toString()).isEqualTo("0 replayed, 0 not, 1 already replayed\n");

        List<ConsumerRecord<byte[], byte[]>> records = letters.read(source);
        assertThat(records).hasSize(2);
        ConsumerRecord<byte[], byte[]> again = records.getLast();
        assertThat(again.key()).isEqualTo(Letters.bytes("a"));
        assertThat(again.value()).isEqualTo(Letters.bytes("{\"n\":1}"));
        assertThat(again.headers().toArray())
                .extracting(header -> header.key())
                .containsExactly("ce_type", "relevo-replayed");
        run("list", "--json");
        assertThat(out.toString()).isEmpty();
        run("list", "--json", "--replayed");
        assertThat(out.toString()).contains("\"state\":\"replayed\"");
    }

    @Test
    void a_replayed_record_that_fails_again_is_a_new_letter() throws Exception {
        letters.park(letters.write("a", "{}"), "not JSON");
        run("replay", "--topic", source);
        letters.park(letters.read(source).getLast(), "not JSON, again");

        run("list", "--json");
        assertThat(out.toString().lines()).singleElement().satisfies(line -> assertThat(line)
                .contains("again"));
        assertThat(run("replay", "--all")).isZero();
        assertThat(letters.read(source)).hasSize(3);
    }

    @Test
    void a_thousand_letters_are_each_replayed_once() throws Exception {
        ConsumerRecord<byte[], byte[]> record = letters.write("a", "{}");
        for (int i = 0; i < 1_000; i++) {
            producer.send(letters.letter(record, "not JSON"));
        }
        producer.flush();

        assertThat(run("replay", "--topic", source)).isZero();

        assertThat(out.toString()).startsWith("1000 replayed, 0 not");
        assertThat(letters.read(source)).hasSize(1_001);
    }

    @Test
    void a_dry_run_writes_nothing() throws Exception {
        letters.park(letters.write("a", "{}"), "not JSON");

        assertThat(run("replay", "--topic", source, "--dry-run")).isZero();

        assertThat(out.toString()).isEqualTo("1 would be replayed, 0 not, 0 already replayed\n");
        assertThat(letters.read(source)).hasSize(1);
    }

    @Test
    void a_cut_letter_is_replayed_from_its_origin_while_that_exists() throws Exception {
        String large = "x".repeat(DeadLetter.VALUE_MAX_BYTES + 1);
        ConsumerRecord<byte[], byte[]> longKey = letters.write("k".repeat(DeadLetter.KEY_MAX_BYTES + 1), "{}");
        ConsumerRecord<byte[], byte[]> largeValue = letters.write("a", large);
        letters.park(largeValue, "too large");
        letters.park(longKey, "too large");

        assertThat(run("replay", "--topic", source)).isZero();

        assertThat(letters.read(source).stream().map(record -> record.value().length + record.key().length))
                .containsExactlyInAnyOrder(
                        large.length() + 1, large.length() + 1,
                        DeadLetter.KEY_MAX_BYTES + 3, DeadLetter.KEY_MAX_BYTES + 3);
    }

    @Test
    void a_cut_letter_without_its_origin_is_refused_and_the_others_are_replayed() throws Exception {
        ConsumerRecord<byte[], byte[]> large = letters.write("a", "x".repeat(DeadLetter.VALUE_MAX_BYTES + 1));
        letters.park(large, "too large");
        letters.park(letters.write("b", "{}"), "not JSON");
        admin.deleteRecords(Map.of(
                        new TopicPartition(source, large.partition()),
                        RecordsToDelete.beforeOffset(large.offset() + 1)))
                .all()
                .get();

        assertThat(run("replay", "--topic", source)).isEqualTo(1);

        assertThat(out.toString()).startsWith("1 replayed, 1 not");
        assertThat(err.toString()).contains("it was cut, and its original record is no longer retained");
    }

    @Test
    void forged_headers_cannot_replay_to_another_topic() throws Exception {
        String other = Topics.ESCALATION_POLICIES.withPrefix(prefix);
        admin.createTopics(List.of(new NewTopic(other, 1, (short) 1))).all().get();
        ConsumerRecord<byte[], byte[]> forged =
                new ConsumerRecord<>(other, 0, 0, Letters.bytes("a"), Letters.bytes("{}"));
        letters.park(forged, "forged");

        run("replay", "--topic", source);

        assertThat(letters.read(other)).isEmpty();
        assertThat(letters.read(source)).hasSize(1);
    }

    @Test
    void one_letter_is_shown_with_all_its_content() throws Exception {
        letters.park(letters.write(PERSON, "{\"text\":\"\u001b[31mred\"}"), "not JSON");
        run("list", "--json");
        String position = out.toString().replaceFirst("(?s).*\"partition\":(\\d+),\"offset\":(\\d+).*", "$1:$2");

        assertThat(run("show", "--topic", source, "--offset", position)).isZero();

        assertThat(out.toString()).contains("key: " + PERSON, "header ce_type: reply", "{\"text\":\"\\u001b[31mred\"}");
        assertThat(run("show", "--topic", source, "--offset", "0:99")).isEqualTo(1);
    }

    @Test
    void an_invalid_argument_is_a_usage_error() {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(run("list", "--offset", "0:1")).isEqualTo(2);
        assertThat(run("list", "--topic", "agent-action")).isEqualTo(2);
        assertThat(err.toString()).contains("unknown topic 'agent-action'; known: [" + source + ".dead-letter]");
        assertThat(run("list", "--since", "yesterday")).isEqualTo(2);
        assertThat(run("show", "--topic", source)).isEqualTo(2);
        assertThat(err.toString()).startsWith("relevo: show needs --topic and --offset\nusage: dead-letters show ");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("kafka.bootstrap.servers", server.bootstrapServers(), "relevo.topic-prefix", prefix),
                        "given",
                        300))
                .build();
        return CommandLines.of(new DeadLettersCommand(config))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
