"""The tests. One thread for numpy: BLAS would have one for every core wait in a busy loop."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before anybody imports numpy
