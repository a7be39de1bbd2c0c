"""Speed, by one command: `python -m bench`. Ratios against a bare app measured in the same run."""
