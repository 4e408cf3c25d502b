"""The site around the pages; build/html can be published as it is.

lists        lists by date, author, series and subject
issue_pages  the page of an issue or a volume
search_index the index for the search
redirects    addresses that lead on
site         all of it
"""
