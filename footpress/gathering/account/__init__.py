"""Step 4, the account: where each word and number of a typed note is in what is published.

A citation is written as one only where everything typed in it is in its locator, in the entry of its work, or in the closed lists of
what a style writes itself. Any other stays in the note as typed, and its reading becomes a proposal.
"""
