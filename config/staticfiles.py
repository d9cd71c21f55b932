"""How static files are stored for production: hashed names, compressed once."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class GzipOnly(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Brotli comes in with WeasyPrint's fonts and would take half a minute at each collectstatic."""

    def create_compressor(self, **options: Any) -> Any:  # Any: whitenoise's own signature
        return super().create_compressor(use_brotli=False, **options)
