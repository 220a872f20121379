"""Industriforum Desktop: the convening officer's tool for a dialogue forum."""

__version__ = "0.1.0"
