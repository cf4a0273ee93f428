package dev.relevo.kit.sql;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements without entities, for rows that are read or written many at a time. They belong to the running transaction if there is
 * one. Parameters: text, numbers, booleans, {@link Instant}, and for arrays collections of text, and arrays of texts, ids, times and numbers.
 */
@Singleton
@IfBuildProperty(name = "quarkus.datasource.db-kind", stringValue = "postgresql")
public class Sql {
    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** The reader of one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** One row of a result. */
    public record Row(ResultSet columns) {
        public String text(String column) throws SQLException {
            return columns.getString(column);
        }

        public @Nullable String textOrNull(String column) throws SQLException {
            return columns.getString(column);
        }

        public @Nullable Instant time(String column) throws SQLException {
            OffsetDateTime time = columns.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }

        /** The time in a column that is never null. */
        public Instant timeOf(String column) throws SQLException {
            return Objects.requireNonNull(time(column), column);
        }

        public boolean flag(String column) throws SQLException {
            return columns.getBoolean(column);
        }

        public int number(String column) throws SQLException {
            return columns.getInt(column);
        }
    }

    public <T> List<T> list(Reader<T> reader, String statement, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = prepare(connection, statement, parameters);
                ResultSet rows = prepared.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(new Row(rows)));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read, SQLSTATE " + e.getSQLState(), e);
        }
    }

    /** The number of changed rows. */
    public int update(String statement, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = prepare(connection, statement, parameters)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String statement, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < parameters.length; i++) {
            prepared.setObject(i + 1, converted(connection, parameters[i]));
        }
        return prepared;
    }

    private static @Nullable Object converted(Connection connection, @Nullable Object parameter) throws SQLException {
        return switch (parameter) {
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case String[] texts -> connection.createArrayOf("text", texts);
            case UUID[] ids -> connection.createArrayOf("uuid", ids);
            // Elements are written with toString, which is ISO-8601.
            case Instant[] times -> connection.createArrayOf("timestamptz", times);
            case int[] numbers ->
                connection.createArrayOf("int4", IntStream.of(numbers).boxed().toArray());
            case long[] numbers ->
                connection.createArrayOf("int8", LongStream.of(numbers).boxed().toArray());
            case Collection<?> texts ->
                connection.createArrayOf(
                        "text",
                        texts.stream()
                                .map(text -> text == null ? null : text.toString())
                                .toArray());
            case null, default -> parameter;
        };
    }
}
