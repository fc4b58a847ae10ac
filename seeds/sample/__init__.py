"""示例市: a made-up city of any size, the same each time, with gaps worth finding (`seeds.sample.gaps`).

Nothing in it is real: area codes begin with 99, enterprises are registered by a registrar 000000 that does not exist,
and every name says 示例.
"""

from seeds.sample.facts import SOURCE, sample_facts
from seeds.sample.loading import load_sample

__all__ = ["SOURCE", "load_sample", "sample_facts"]
