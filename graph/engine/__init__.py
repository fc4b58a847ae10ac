"""Where the graph runs: the address of an engine, and the embedded engine as a supervised child process."""
