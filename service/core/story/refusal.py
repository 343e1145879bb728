"""Why an operator's command changes nothing."""

from enum import StrEnum


class Refusal(StrEnum):
    """Why a command changes nothing: it is counted and logged all the same."""

    UNKNOWN = "unknown_story"  # of this agency, within the window
    DONE = "already_so"
    NAMELESS = "into_a_story_without_a_name"
    WITHDRAWN = "one_is_withdrawn"
    SAME = "the_bytes_of_a_version"
    ALONE = "its_only_version"
    NAMED = "the_agency_itself_names_it_so"
    ELSEWHERE = "not_of_this_story"
    MOVED = "the_story_has_moved_on"
    FAILED = "failed"  # a bug of ours, or an event that no topic takes
