"""Labelled messages of seven authors, and what reads them."""
