"""The second opinion: what a target's lock must hold, walked over the METADATA of the files themselves.

It shares with the resolver only the parsers of vendored `packaging` and the target's own description: nothing of pip's finder
or resolver, no shim, a process of its own. The environment is handed to `Marker.evaluate` at every call.
"""
