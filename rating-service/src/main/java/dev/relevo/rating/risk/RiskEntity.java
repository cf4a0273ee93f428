package dev.relevo.rating.risk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The open risk of a number. A number without one has no row. */
@Entity
@Table(name = "number_risk")
class RiskEntity {
    @Id
    private String phoneNumberId;

    private double score;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> causes;

    private Instant raisedAt;

    private double toldScore;

    /** Null while the score is not below the lower threshold. */
    @Nullable
    private Instant belowSince;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    RiskEntity() {}

    RiskEntity(String phoneNumberId, OpenRisk risk) {
        this.phoneNumberId = phoneNumberId;
        this.causes = List.of();
        this.raisedAt = risk.raisedAt();
        take(risk);
    }

    String phoneNumberId() {
        return phoneNumberId;
    }

    OpenRisk toRisk() {
        return new OpenRisk(score, causes, raisedAt, toldScore, belowSince);
    }

    final void take(OpenRisk risk) {
        score = risk.score();
        causes = risk.causes();
        toldScore = risk.toldScore();
        belowSince = risk.belowSince();
    }
}
