"""What is kept beside the library: the address book of Legal; and what administrators read."""

from agreements.admin import address_book, administrators

__all__ = ["address_book", "administrators"]
