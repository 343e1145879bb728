"""What the judge asks of the state: on disk every question costs a look-up and an unpacking."""

from collections import Counter

from service.core.story.overlay import Overlay
from service.core.story.state import Link


class Asked(Overlay):
    """A state that counts what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.chains: Counter[str] = Counter()

    def chained(  # type: ignore[explicit-override] # typing has no @override in 3.11
        self, agency: str, name: str
    ) -> tuple[Link, ...]:
        self.chains[name] += 1
        return super().chained(agency, name)


def test_a_chain_is_asked_of_the_state_once() -> None:
    state = Asked()

    assert Overlay(state).chained("yonhap", "feed_id:crawl/77") == ()

    assert state.chains == {"feed_id:crawl/77": 1}
