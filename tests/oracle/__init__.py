"""An independent witness: an invented city, its rows, and what plain Python makes of them by the texts alone.

Nothing of ours is imported here but what imports a file and asks a question. Where a text leaves a choice, either answer is taken.
"""
