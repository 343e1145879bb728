"""Several chains are asked for in one question, of a state as of the batch in hand over it."""

import pickle

from service.core.story.overlay import Overlay
from service.shell.state import MemoryState
from tests.shell.test_state_contract import make_verdict

KNOWN = "slug:2024-03-14:ferry-sailings"


def test_of_several_chains_one_that_has_a_story_is_enough() -> None:
    state = MemoryState()
    state.apply([make_verdict()], 2, b"hash")

    for view in (state, Overlay(state)):
        assert view.has_chain("yonhap", ["slug:none", KNOWN])
        assert not view.has_chain("yonhap", ["slug:none", "slug:2024-03-14:ferry"])
        assert not view.has_chain("yonhap", [])
        assert not view.has_chain("ap", [KNOWN])


def test_a_chain_that_the_batch_in_hand_begins_is_had_though_it_was_not() -> None:
    batch = Overlay(MemoryState())
    assert not batch.has_chain("yonhap", [KNOWN])

    batch.add(make_verdict())

    assert batch.has_chain("yonhap", [KNOWN])
    assert batch.by_chain("yonhap", KNOWN) == ("urn:dateline:yonhap:1",)


def test_what_a_whole_stream_asks_for_in_vain_is_not_kept() -> None:
    stream = Overlay()
    before = pickle.dumps(stream)

    assert not stream.has_chain("yonhap", [KNOWN])

    assert pickle.dumps(stream) == before
