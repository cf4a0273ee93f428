package dev.relevo.rating.number;

import dev.relevo.rating.RatingConfig;
import dev.relevo.rating.redcase.CaseMachine;
import dev.relevo.rating.redcase.CaseTimes;
import dev.relevo.rating.redcase.DeadlineJudge;
import dev.relevo.rating.redcase.DeadlineNotices;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The state machine with its settings. */
class CaseWiring {
    @Produces
    @Singleton
    CaseMachine machine(RatingConfig config) {
        return new CaseMachine(
                new CaseTimes(config.redCase().cooling(), config.redCase().manualHold()),
                new DeadlineNotices(
                        config.deadline().notices(), config.deadline().lateAfter()),
                new DeadlineJudge(config.deadline().week()));
    }
}
