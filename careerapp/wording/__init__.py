"""Words for people, on pages and in files: phrases, numbers, dates, typed text in Markdown."""
