"""The program as a person meets it."""

from tests.ui.conftest import qapp_cls, said, start

__all__ = ["qapp_cls", "said", "start"]
