"""The desk: pages on this machine alone, in which an editor corrects, sees and publishes what the commands do."""
