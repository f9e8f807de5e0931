"""The page in the browser: a second pair of hands on the files of a workspace."""
