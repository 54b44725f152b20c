"""pip's own dry run, many targets in one process. pip decides; what is kept between targets are facts of files."""
