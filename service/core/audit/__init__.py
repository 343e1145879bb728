"""What the topics hold, held against each other: one outcome a record, stories in order."""
