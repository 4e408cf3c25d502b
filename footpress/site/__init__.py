"""The site around the pages: lists, search, feed, addresses that lead on."""
