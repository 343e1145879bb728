"""The command line: `commands`, `operate` and `intervene` declare it, the others do the work."""
