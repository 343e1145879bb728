"""Stories: what a dispatch is to the ones before it."""
