"""Holding what the shop said and did against what is true, by code that shares nothing with the code that said it."""
