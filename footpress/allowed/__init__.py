"""What may be published: one list of addresses, one of markup."""
