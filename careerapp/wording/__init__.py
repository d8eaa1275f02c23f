"""Words for people, wherever they are read: phrases, numbers, dates, and typed text in Markdown."""
