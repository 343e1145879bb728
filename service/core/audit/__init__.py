"""The audit: compares the topics; one outcome per record, stories in order."""
