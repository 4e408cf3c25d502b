"""The site around the pages; build/html can be published as it is.

lists        lists by date, author, series and subject
issue_pages  the page of an issue or a volume
search_index the index for the search
search_parts the same in parts, where there is much to find
redirects    addresses that lead on
piece        a file that can be left as it stands
site         all of it
"""
