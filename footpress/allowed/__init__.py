"""What may be published: one list of addresses, one of elements and attributes."""
