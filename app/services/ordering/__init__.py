"""Orders in the making and after: what a turn's effects and staff's decisions change, each with an event."""
