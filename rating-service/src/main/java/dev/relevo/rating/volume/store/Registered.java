package dev.relevo.rating.volume.store;

import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.volume.count.Owners;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The portfolios of the registered numbers. */
@Singleton
public class Registered {
    private final Sql sql;

    Registered(Sql sql) {
        this.sql = sql;
    }

    /**
     * The account of a number.
     *
     * @param portfolioId null when not known: the account counts as the portfolio
     */
    public record Account(
            String number, String wabaId, @Nullable String portfolioId) {
        /** The name under which the people of the portfolio are counted now. */
        public String portfolio() {
            return Owners.portfolio(portfolioId == null ? wabaId : portfolioId);
        }

        /**
         * The names under which they were counted in the last 24 hours: before the portfolio was known, that of the account. A person
         * in both counts twice, so the figure is never too low.
         */
        public List<String> portfolios() {
            return portfolioId == null ? List.of(portfolio()) : List.of(portfolio(), Owners.portfolio(wabaId));
        }
    }

    /** The accounts of these numbers; a number that is not registered is absent. */
    public Map<String, Account> of(Collection<String> numbers) {
        Map<String, Account> accounts = new HashMap<>();
        sql.list(
                        row -> new Account(
                                row.columns().getString("phone_number_id"),
                                row.columns().getString("waba_id"),
                                row.columns().getString("portfolio_id")),
                        """
                        select phone_number_id, waba_id, portfolio_id from rating.phone_number
                        where phone_number_id = any(?)""",
                        (Object) numbers.toArray(String[]::new))
                .forEach(account -> accounts.put(account.number(), account));
        return accounts;
    }
}
