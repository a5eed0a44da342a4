"""Whether an index still says what the notes say."""

from collections.abc import Sequence

from knowledge.file_bytes import digest, read_bytes
from knowledge.manifest import Manifest
from knowledge.note import FoundFile, Skip, SkipNote
from knowledge.recipe import Recipe


def is_current(
    manifest: Manifest, recipe: Recipe, files: Sequence[FoundFile], skips: Sequence[Skip]
) -> bool:
    """Whether a build by `recipe` over `files` would give what `manifest` describes.

    Compares contents, not times: a file restored with its old date would else stay unnoticed.
    """
    if manifest.recipe != recipe:
        return False
    known = {(note.source, note.origin): note.sha for note in manifest.notes}
    refused = {entry.skip.source: entry.sha for entry in manifest.skipped}
    if len(files) + len(skips) != len(known) + len(refused):
        return False
    if any(refused.get(skip.source) != "" for skip in skips):
        return False
    for file in files:
        try:
            sha = digest(read_bytes(file, recipe.limits))
        except SkipNote:
            sha = ""
        if known.get((file.source, file.origin), refused.get(file.source)) != sha:
            return False
    return True
