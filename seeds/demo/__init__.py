"""The demonstration: the facts of two real documents, and beside them the made-up 示例市."""

from seeds.demo.documents import demo_documents
from seeds.demo.loading import load_demo

__all__ = ["demo_documents", "load_demo"]
