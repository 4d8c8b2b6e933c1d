"""A browser without a window: it speaks Streamlit's protocol, asks for reruns and reads all that is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class ScreenFailed(Exception):
    """The screen showed an exception: its time would say nothing."""


@dataclass
class Sent:
    """What came of one rerun. `folded` has the stateful expanders, by their ids, and the fragments they are in."""

    messages: int = 0
    elements: int = 0
    size: int = 0
    folded: dict[str, str] = field(default_factory=dict)

    def add(self, message: ForwardMsg, size: int) -> None:
        self.messages += 1
        self.size += size
        self.elements += message.HasField("delta")
        if message.delta.new_element.HasField("exception"):
            raise ScreenFailed(message.delta.new_element.exception.message)
        if expander := message.delta.add_block.expandable.id:
            self.folded[expander] = message.delta.fragment_id


class Visitor:
    """One open session on a screen."""

    def __init__(self, connection: ClientConnection, screen: str, query: str) -> None:
        self.connection = connection
        self.state = BackMsg().rerun_script
        self.state.page_name = screen
        self.state.query_string = query

    def rerun(self) -> Sent:
        """The whole screen anew, as after a choice that concerns all of it."""
        self.state.fragment_id = ""
        return self._run()

    def unfold(self, expander: str, fragment: str) -> Sent:
        """Only the fragment around an expander, which is open from now on."""
        if expander not in (widget.id for widget in self.state.widget_states.widgets):
            self.state.widget_states.widgets.append(WidgetState(id=expander, bool_value=True))
        self.state.fragment_id = fragment
        return self._run()

    def _run(self) -> Sent:
        self.connection.send(BackMsg(rerun_script=self.state).SerializeToString())
        sent = Sent()
        while True:
            data = self.connection.recv()
            assert isinstance(data, bytes)
            message = ForwardMsg.FromString(data)
            sent.add(message, len(data))
            self._remember(message)
            if message.WhichOneof("type") == "script_finished" and message.script_finished in FINISHED:
                return sent

    def _remember(self, message: ForwardMsg) -> None:
        """As a browser does: which page this is, and what need not be sent again."""
        if message.HasField("navigation"):
            self.state.page_script_hash = message.navigation.page_script_hash
        if message.metadata.cacheable and message.hash not in self.state.cached_message_hashes:
            self.state.cached_message_hashes.append(message.hash)


@contextmanager
def visiting(address: str, screen: str = "", query: str = "lang=fi") -> Iterator[Visitor]:
    """A visitor who has opened a screen and seen it whole."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(stream, max_size=None) as connection:  # compressed, as with every browser
        visitor = Visitor(connection, screen, query)
        visitor.rerun()
        yield visitor
