"""Well Together: how well people get on in a place, why, what to do about it, and whether it helped."""

__version__ = "0.1.0"
