package dev.relevo.kit.deadletters;

/** The partition and offset of a record in its topic. */
record RecordPosition(int partition, long offset) {
    /**
     * Parses {@code PARTITION:OFFSET}.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    static RecordPosition parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("expected PARTITION:OFFSET");
        }
        return new RecordPosition(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
