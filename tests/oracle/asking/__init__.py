"""What is asked of the register and compared. `tests/oracle/test_city.py` collects it, so that a city is imported once."""
