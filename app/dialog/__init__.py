"""A message becomes a reply: pure, given its ports."""
