"""The door in and the door out: all reading and all writing of a publication."""
