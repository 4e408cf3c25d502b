"""The site around the pages; build/html can be published as it is.

listing      lists by date, author, series and subject
issue_pages  the page of an issue or a volume
searching    the index for the search
moving       addresses that lead on
site         all of it
"""
