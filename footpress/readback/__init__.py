"""What a built edition says, read from the built file: its texts as they are compared, and its landmarks."""
