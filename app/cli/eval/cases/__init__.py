"""Frozen cases: messages and talks written down once, and what must be true after each line. Beside the generated visits."""
