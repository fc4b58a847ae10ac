"""The benchmark: the service beside the bare driver and beside plain Strawberry, over the same data in one run."""
