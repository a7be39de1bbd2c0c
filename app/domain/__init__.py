"""The shop's rules: frozen values and pure functions, no I/O, no clock, no framework."""
