"""The goods as staff edit them: read into a sheet, typed as a draft, checked like the files, saved with their history."""
