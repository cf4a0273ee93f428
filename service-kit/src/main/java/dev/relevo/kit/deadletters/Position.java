package dev.relevo.kit.deadletters;

/** Where a letter stands in its topic. */
record Position(int partition, long offset) {
    /**
     * Reads {@code PARTITION:OFFSET}.
     *
     * @throws IllegalArgumentException when it is not that
     */
    static Position parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("expected PARTITION:OFFSET");
        }
        return new Position(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
