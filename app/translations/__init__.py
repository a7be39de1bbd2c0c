"""The interface's words: `python -m app.translations` gathers them, renews the catalogues and compiles them."""
