"""Well Together: how well people from different backgrounds get on in a place, why, what to do, and whether it helped."""

__version__ = "0.1.0"
