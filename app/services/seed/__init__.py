"""The shop's files → rows: read and checked as a whole, compared with what stands, written in one transaction."""
