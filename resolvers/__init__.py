"""How each root field is answered: the hand-written MATCHes, in files named like the concepts of `schema/`."""
