"""The pages of the desk: one file for each thing that an editor does."""
