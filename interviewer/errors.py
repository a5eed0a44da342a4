"""Every error a person may be shown, in one tree.

InterviewerError                 E_INTERNAL
├── SettingsError                E_SETTINGS      a setting is missing or makes no sense
├── ContentError                 E_CONTENT       a problem, plan, rubric or prompt file is broken
│   └── UnknownContentError      E_UNKNOWN       no content of that id
├── StoreError                   E_STORE         sessions cannot be read or kept
│   ├── SessionNotFoundError     E_SESSION       no session of that id
│   ├── ConflictError            E_CONFLICT      somebody else wrote to the session first
│   └── LogBrokenError           E_LOG           a session's log has a gap or was changed
├── TranscriptError              E_TRANSCRIPT    an exported interview cannot be read
├── AnswersError                 E_ANSWERS       a file of answers cannot be used
├── InterviewOverError           E_OVER          a message for an interview that has ended
├── TooMuchError                 E_TOO_MUCH      more is asked for at once than can be done
├── ClosingError                 E_CLOSING       the program is being closed
├── ModelError                   E_MODEL_CALL    a model did not answer as it should
│   ├── ModelNetError            E_NET           the model cannot be reached, or the line broke
│   │   └── ModelCertificateError E_TLS          its certificate, or the proxy, is not accepted
│   ├── ModelTimeoutError        E_TIMEOUT       it did not answer within the limit
│   ├── ModelBusyError           E_BUSY          it asks to wait (429), or is overloaded
│   ├── ModelServerError         E_SERVER        it failed (5xx)
│   ├── ModelQuotaError          E_QUOTA         the account has no credit left
│   ├── ModelAuthError           E_AUTH          the key is missing or refused
│   ├── ModelUnknownError        E_MODEL         there is no model of that name there
│   ├── ModelContextError        E_CONTEXT       the request is too long for the model
│   ├── ModelProtocolError       E_PROTOCOL      what came back is not of the protocol
│   ├── ModelEmptyError          E_EMPTY         nothing came back but silence or reasoning
│   ├── ModelCutError            E_CUT           the answer was cut off at the token limit
│   ├── ModelFilteredError       E_FILTERED      the provider's filter stopped the answer
│   ├── ModelRefusedError        E_REFUSED       the model declined
│   ├── BudgetError              E_BUDGET        the spending limit of the interview is reached
│   └── StaleRecordingError      E_STALE         a recording has no answer to this request
└── NotesError                   E_NOTES         something about the notes
    ├── NotePathError            E_NOTE_PATH     a path given for notes cannot be used
    ├── QueryFileError           E_QUERY_FILE    a file of queries cannot be read
    ├── EmbedderError            E_EMBEDDER      the embedder cannot be had or does not answer
    │   └── ModelFilesError      E_MODEL_FILES   files of the embedding model missing or damaged
    └── NoteIndexError       E_INDEX         the index of the notes
        ├── IndexMissingError    E_INDEX_MISSING no finished index in the data folder
        ├── IndexBrokenError     E_INDEX_BROKEN  damaged, or not what its manifest says
        ├── IndexMismatchError   E_INDEX_MISMATCH built by another embedder
        ├── IndexBusyError       E_INDEX_BUSY    another process is building it
        ├── CannotWriteError     E_INDEX_WRITE   the data folder takes no files
        └── NothingIndexedError  E_INDEX_EMPTY   no note could be read

The errors of a model stand in `interviewer/llm/errors.py`.
A file that cannot be loaded is no error: it is reported as a skip, and the rest goes on.
"""

from typing import ClassVar


class InterviewerError(Exception):
    """What went wrong, in a sentence, and what the person can do next.

    `code` is stable over releases; `next_step` is one imperative sentence. `str(error)` is the
    message alone; `error.shown()` is what a front end prints.
    """

    code: ClassVar[str] = "E_INTERNAL"

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def shown(self) -> str:
        """Message, next step and code on one line."""
        return f"{self.message} {self.next_step} [{self.code}]"


class InternalError(InterviewerError):
    """A mistake of this program; what was sent is kept all the same."""

    @classmethod
    def of(cls, error: Exception) -> "InternalError":
        """Names the kind of the mistake only: its text may hold what nobody should read."""
        return cls(f"Something went wrong in the program ({type(error).__name__}).", "Try again.")


class SettingsError(InterviewerError):
    """A setting is missing or makes no sense."""

    code = "E_SETTINGS"


class ContentError(InterviewerError):
    """A problem, plan, rubric or prompt file is broken."""

    code = "E_CONTENT"


class NotesError(InterviewerError):
    """Something about the notes."""

    code = "E_NOTES"


class NotePathError(NotesError):
    """A path given for notes does not exist or cannot be read."""

    code = "E_NOTE_PATH"


class QueryFileError(NotesError):
    """A file of queries cannot be read."""

    code = "E_QUERY_FILE"


class EmbedderError(NotesError):
    """The embedder cannot be had, or does not answer as it should."""

    code = "E_EMBEDDER"


class ModelFilesError(EmbedderError):
    """Files of the embedding model are missing or damaged."""

    code = "E_MODEL_FILES"


class NoteIndexError(NotesError):
    """Something about the index of the notes."""

    code = "E_INDEX"


class IndexMissingError(NoteIndexError):
    """There is no finished index in the data folder."""

    code = "E_INDEX_MISSING"


class IndexBrokenError(NoteIndexError):
    """The index is damaged, or is not what its manifest says."""

    code = "E_INDEX_BROKEN"


class IndexMismatchError(NoteIndexError):
    """The index was built by another embedder than the one in use."""

    code = "E_INDEX_MISMATCH"


class IndexBusyError(NoteIndexError):
    """Another process is building the index."""

    code = "E_INDEX_BUSY"


class CannotWriteError(NoteIndexError):
    """The data folder takes no files: full, read-only, or no folder."""

    code = "E_INDEX_WRITE"


class NothingIndexedError(NoteIndexError):
    """No note could be read, so there is nothing to search."""

    code = "E_INDEX_EMPTY"


class UnknownContentError(ContentError):
    """There is no problem, plan or rubric of that id."""

    code = "E_UNKNOWN"


class StoreError(InterviewerError):
    """Sessions cannot be read or kept."""

    code = "E_STORE"


class SessionNotFoundError(StoreError):
    """There is no session of that id."""

    code = "E_SESSION"


class ConflictError(StoreError):
    """Somebody else wrote to the session first."""

    code = "E_CONFLICT"


class LogBrokenError(StoreError):
    """A session's log has a gap, or was changed."""

    code = "E_LOG"


class TranscriptError(InterviewerError):
    """An exported interview cannot be read."""

    code = "E_TRANSCRIPT"


class AnswersError(InterviewerError):
    """A file of answers cannot be used."""

    code = "E_ANSWERS"


class InterviewOverError(InterviewerError):
    """A message came for an interview that has ended; it was not kept."""

    code = "E_OVER"


class TooMuchError(InterviewerError):
    """More is asked for at once than can be done; nothing of it was begun."""

    code = "E_TOO_MUCH"


class ClosingError(InterviewerError):
    """The program is being closed and takes no more calls."""

    code = "E_CLOSING"
