"""The library as files that people edit: folders and archives, in and out."""
