"""An independent check of each target's lock: a walk over the METADATA of the wheels.

It shares with the resolver only the parsers of vendored `packaging` and the target description. It runs in a process of its own,
without pip's finder, pip's resolver or the shim; every `Marker.evaluate` gets a complete environment.
"""
