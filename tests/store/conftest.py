"""An interview in a store."""

from interviewer.domain.session import Content
from interviewer.store import Store
from tests.builders import Log


def kept(store: Store, small: Content) -> Log:
    """An opened interview with one message, in the store."""
    log = Log(small).begin().say()
    store.append(log.records)
    return log
