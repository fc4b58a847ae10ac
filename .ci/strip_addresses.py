"""Take addresses out of an npm lock file: npm finds its packages by name and checks them by hash."""

import json
import sys
from pathlib import Path

ADDRESSES = ("resolved", "funding")


def main(name: str) -> None:
    """Rewrite the file."""
    lock = json.loads(Path(name).read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        for key in ADDRESSES:
            package.pop(key, None)
    Path(name).write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
