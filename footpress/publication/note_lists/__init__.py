"""Notes by themselves: read from a file of notes, and shown as a table, JSON lines, a bibliography or an explanation."""
