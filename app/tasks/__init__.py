"""Huey's doors: a few lines each, then a service."""
