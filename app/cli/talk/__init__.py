"""The terminal's door: a chat with the shop, and the black box of one JSON object a line (PRODUCT §11)."""
