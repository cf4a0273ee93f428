package dev.relevo.notifier.number;

import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.sql.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account and the portfolio of each number, by which alerts of the number are routed and grouped. */
@Singleton
public class NumberLabels {
    private static final String ACCOUNT = "account";
    private static final String PORTFOLIO = "portfolio";

    private final Sql sql;

    NumberLabels(Sql sql) {
        this.sql = sql;
    }

    /** Records the account of a number. A state of a version before 0.3 names none: what is known stays. */
    @Transactional
    public void record(NumberState state) {
        if (state.wabaId() == null) {
            return;
        }
        int ignored = sql.update("""
                INSERT INTO number_labels (phone_number_id, account, portfolio) VALUES (?, ?, ?)
                ON CONFLICT (phone_number_id) DO UPDATE SET account = excluded.account, portfolio = excluded.portfolio
                WHERE (number_labels.account, number_labels.portfolio)
                  IS DISTINCT FROM (excluded.account, excluded.portfolio)""", state.phoneNumberId().value(), state.wabaId(), state.portfolioId());
    }

    /** Forgets a number that was removed. */
    @Transactional
    public void remove(String phoneNumberId) {
        int ignored = sql.update("DELETE FROM number_labels WHERE phone_number_id = ?", phoneNumberId);
    }

    /** The labels of a number; empty when it is null or not known. */
    public Map<String, String> of(@Nullable PhoneNumberId number) {
        if (number == null) {
            return Map.of();
        }
        return sql
                .list(
                        row -> labels(row.text(ACCOUNT), row.textOrNull(PORTFOLIO)),
                        "SELECT account, portfolio FROM number_labels WHERE phone_number_id = ?",
                        number.value())
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    private static Map<String, String> labels(String account, @Nullable String portfolio) {
        Map<String, String> labels = new TreeMap<>(Map.of(ACCOUNT, account));
        if (portfolio != null) {
            labels.put(PORTFOLIO, portfolio);
        }
        return labels;
    }
}
