"""A cache of layouts, by which a map that has changed a little is laid out like before."""

from collections import OrderedDict
from threading import Lock

from careerapp.picture.layout import Arrow, Box, Direction, Layout, arrange

_Key = tuple[tuple[Box, ...], tuple[Arrow, ...], Direction]


class Recall:
    """Lays maps out and remembers the latest; safe for threads.

    A map that is drawn again gets the same layout. One that is new, but has half of its nodes or
    more in common with a remembered one, is laid out like that: adding a node, or a filter, does
    not turn the picture upside down.

    Parameters
    ----------
    most : int
        How many layouts are remembered.
    """

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._layouts: OrderedDict[_Key, Layout] = OrderedDict()
        self._lock = Lock()

    def arrange(
        self, boxes: tuple[Box, ...], arrows: tuple[Arrow, ...], direction: Direction = "right"
    ) -> Layout:
        """Lay a map out; see `careerapp.picture.layout.arrange`."""
        key = (boxes, arrows, direction)
        with self._lock:
            known = self._layouts.get(key)
            if known is not None:
                self._layouts.move_to_end(key)
                return known
            like = self._alike(boxes, direction)
        layout = arrange(boxes, arrows, direction, like)
        with self._lock:
            # Two threads may have laid out the same map: the first one's is what people see.
            layout = self._layouts.setdefault(key, layout)
            self._layouts.move_to_end(key)
            while len(self._layouts) > self._most:
                self._layouts.popitem(last=False)
        return layout

    def _alike(self, boxes: tuple[Box, ...], direction: Direction) -> Layout | None:
        """Give the remembered layout with most of the nodes, half at least, or None."""
        ids = {box.id for box in boxes}
        best, most = None, len(ids) / 2
        for (_, _, way), layout in self._layouts.items():
            shared = len(ids & layout.places.keys())
            if way == direction and shared >= most:
                best, most = layout, shared
        return best
