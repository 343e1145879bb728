"""What the judge asks of the state: on disk every question costs a look-up and an unpacking."""

from collections import Counter

from service.core.chain import Chain, ChainKind
from service.core.story.judge import judge
from service.core.story.overlay import Overlay
from service.core.story.state import Link
from tests.support.builders import make_item


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


def test_what_the_slug_ties_asks_for_no_headline() -> None:
    state = Asked()
    slug = Chain(kind=ChainKind.SLUG, key="ferry-sailings")
    chains = (slug, Chain(kind=ChainKind.HEADLINE, key="ferry line adds winter sailings"))
    state.add(judge(make_item(offset=0, chains=chains), 0, state).verdict)
    state.chains.clear()

    update = make_item(offset=1, chains=chains, revision="update", ordinal=1, rank=1)
    ruling = judge(update, 1, state)

    assert ruling.method == "slug"
    assert {name.partition(":")[0] for name in state.chains} == {"slug"}
