"""Pictures that authors send: what is taken of them, and in which form."""
