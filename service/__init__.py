"""The process: settings, the command line, the ASGI application, its logs and its limits."""
