"""The stages of the pipeline, a file each: Turn → Turn."""
