"""From what an official document says to facts for the register; its places are resolved, nothing is guessed."""

from seeds.document_facts.facts import DocumentFacts, document_facts
from seeds.document_facts.stated import Stated

__all__ = ["DocumentFacts", "Stated", "document_facts"]
