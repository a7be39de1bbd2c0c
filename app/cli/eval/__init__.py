"""`flask eval`: scripted shoppers × seeded noise through the code of `flask talk --json`, and what came of it (PRODUCT §4)."""
