"""Where uploads arrive: beside the stored files, so that nothing of them reaches another disk."""

import time
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler

from thidua.intake import limits

FOLDER = ".incoming"  # inside MEDIA_ROOT: a file moves into its place without being copied
FORGOTTEN = 3600  # seconds after which what a killed process left there is swept away
MAX_REQUEST = limits.MAX_REPORT + limits.MEGABYTE


def incoming_folder() -> Path:
    """The folder for files that are not judged yet, without what killed processes left there."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    long_ago = time.time() - FORGOTTEN
    for path in folder.iterdir():
        try:
            if path.stat().st_mtime < long_ago:
                path.unlink()
        except FileNotFoundError:  # another process swept it
            continue
    return folder


class Received(TemporaryUploadedFile):
    """An upload in our own folder; closing it, as Django does after the request, deletes it."""

    def __init__(
        self,
        name: str | None,
        content_type: str | None,
        charset: str | None,
        content_type_extra: dict[str, Any] | None,
    ) -> None:
        stream = NamedTemporaryFile(dir=incoming_folder(), suffix=".upload")  # noqa: SIM115 - see above
        UploadedFile.__init__(self, stream, name, content_type, 0, charset, content_type_extra)


class IncomingUpload(TemporaryFileUploadHandler):
    """Uploads go to MEDIA_ROOT/.incoming, never to the system's folder, and end at the limit.

    For `settings.FILE_UPLOAD_HANDLERS`. Of a file above the limit no more is stored; `keep`
    refuses it by the size that was counted.
    """

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Refuse, before its body is read, a request larger than a whole report.

        Raises:
            RequestDataTooBig: It is.
        """
        _input, _meta, content_length, *_more = args
        if content_length > MAX_REQUEST:
            raise RequestDataTooBig
        super().handle_raw_input(*args, **kwargs)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open a file of our own for the next upload."""
        FileUploadHandler.new_file(self, *args, **kwargs)
        self.file = Received(
            self.file_name, self.content_type, self.charset, self.content_type_extra
        )
        self.left = limits.MAX_FILE + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's
        """Write what is still below the limit."""
        if self.left > 0:
            self.file.write(raw_data[: self.left])
        self.left -= len(raw_data)
