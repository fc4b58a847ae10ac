"""Simplified and traditional script."""

from functools import cache

from opencc import OpenCC


@cache
def converter(direction: str) -> OpenCC:
    """OpenCC for a direction (`t2s`, `s2t`): its dictionaries are read once for all who ask."""
    return OpenCC(direction)
