"""Worker processes that use the pinned pip. Each process has one role; src/worker/ starts them."""
