"""An independent check of each target's lock: a walk over the METADATA of the files themselves.

It shares with the resolver only the parsers of vendored `packaging` and the target's own description: nothing of pip's finder
or resolver, no shim, a process of its own. Every `Marker.evaluate` gets the whole environment.
"""
