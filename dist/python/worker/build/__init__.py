"""Building a wheel from a source, in a child process of its own for each step: never beside the shimmed pip."""
