"""The words of footpress as frozen values. Nothing here reads a file or imports another part of footpress."""
