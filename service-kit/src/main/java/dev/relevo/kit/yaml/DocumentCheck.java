package dev.relevo.kit.yaml;

import java.util.List;

/**
 * The check of one kind of document. A module offers it to {@code ./relevo check} in {@code META-INF/services}, so that one command
 * checks the documents of all services.
 */
public interface DocumentCheck {
    /** Whether this text is a document of this kind, correct or not. */
    boolean isFor(String text);

    /** All problems of the document, in its order; empty when it is valid. */
    List<YamlProblem> problems(String text);
}
