"""Larkspur's colours and name mark, for pages and slides."""

INK = "2a2359"
VIOLET = "4a3bc4"
LIGHT_VIOLET = "6d5ae6"
PALE = "f3f1fc"
LINE = "d9d4f2"
GREY = "5c5873"
TEXT = "25213d"
WHITE = "ffffff"

COMPANY = "Larkspur Routing"
NOTE = "Larkspur Routing is a fictional company. This is a sample document."

# The mark of docs/images/mark.svg, in its units of 24 by 24 with y downwards.
# A speech bubble with round corners and a tail, and the tick in it.
MARK_SIZE = 24
BUBBLE = (2.0, 3.0, 22.0, 18.0)
BUBBLE_RADIUS = 2.0
TAIL = ((8.0, 17.9), (8.0, 22.0), (13.0, 18.0))
TICK = ((7.0, 10.5), (10.0, 13.5), (17.0, 7.0))
TICK_WIDTH = 2.0
