"""What runs beside the pinned pip. Each process of it has one role; src/worker/ is its only caller."""
