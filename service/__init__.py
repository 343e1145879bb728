"""Dateline: scraped news-wire dispatches in, dated and versioned article events out."""

__version__ = "0.1.0"
