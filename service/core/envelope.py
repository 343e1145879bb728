"""What a scraper may send: JSON, CloudEvents, bare text or HTML, as one value."""
