"""Use cases: load, let pure code decide, save in one transaction. No request, no templates."""
