package dev.relevo.rating.number.api;

import dev.relevo.kit.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** The problems of the API of numbers. */
final class NumberProblems {
    private NumberProblems() {}

    static HttpProblem alreadyRegistered() {
        return Problems.of(
                409,
                "Number already registered",
                "displayNumber: expected a number that is not registered for this wabaId, got a registered one");
    }

    static HttpProblem noCase() {
        return Problems.of(
                409,
                "No red case to limit",
                "phoneNumberId: expected a number with an open red case that is not limited yet, got another one");
    }
}
