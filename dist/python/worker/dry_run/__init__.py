"""pip's dry run for many targets in one process. Only facts of files are cached between targets; pip makes all decisions."""
