"""Facts and faults of one wheel file: archive, RECORD, METADATA, entry points, installed files. Without pip and without network access."""
