"""What is true of one wheel file: the archive, its RECORD, its METADATA, what it puts on the path. No pip, no network."""
