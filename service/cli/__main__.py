"""`python -m service.cli`, where the script is not installed."""

from service.cli import main

if __name__ == "__main__":
    main()
