"""What is owed and what was said, as rows."""
