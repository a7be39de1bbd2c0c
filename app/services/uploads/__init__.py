"""Files from shoppers: checked, re-encoded, kept under random names, never served as they came (STACK, Uploads)."""
