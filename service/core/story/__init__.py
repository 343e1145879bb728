"""Stories: how a dispatch relates to the ones before it."""
