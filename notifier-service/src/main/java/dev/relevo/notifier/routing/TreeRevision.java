package dev.relevo.notifier.routing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the table of trees: one change. */
@Entity
@Table(name = "routing_tree")
class TreeRevision {
    @Id
    private long revision;

    private @Nullable String document;
    private String author = "";
    private Instant changedAt = Instant.EPOCH;

    /** For Hibernate. */
    protected TreeRevision() {}

    /**
     * A change.
     *
     * @param document null removes the tree
     */
    TreeRevision(long revision, @Nullable String document, String author, Instant changedAt) {
        this.revision = revision;
        this.document = document;
        this.author = author;
        this.changedAt = changedAt;
    }

    long revision() {
        return revision;
    }

    Optional<String> document() {
        return Optional.ofNullable(document);
    }

    String author() {
        return author;
    }

    Instant changedAt() {
        return changedAt;
    }
}
