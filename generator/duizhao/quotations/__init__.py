"""Look up whether reports really say what is quoted of them."""

from duizhao.quotations.check import Quotations

__all__ = ["Quotations"]
