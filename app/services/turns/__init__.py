"""One turn: a message is stored, read and answered, in two commits with no transaction open while thinking (DESIGN §4)."""
