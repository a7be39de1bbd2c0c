"""Ways of doing what the ports ask for. Only the factory imports from here."""
