"""What Legal keeps beside the library: the address book."""

from agreements.admin import address_book

__all__ = ["address_book"]
