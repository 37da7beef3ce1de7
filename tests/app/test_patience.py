"""When to try again what failed."""

from sourcebook.app.patience import FIRST_S, LONGEST_S, Patience


def test_each_failure_doubles_the_wait_up_to_the_longest() -> None:
    now = 0.0
    patience = Patience(lambda: now)
    assert patience.is_due()
    waits = []
    for _ in range(12):
        began = now
        patience.failed("the disk is full")
        while not patience.is_due():
            now += FIRST_S
        waits.append(now - began)
    assert waits[:3] == [FIRST_S, 2 * FIRST_S, 4 * FIRST_S]
    assert waits[-1] == LONGEST_S
    assert (patience.failures, patience.reason) == (12, "the disk is full")


def test_success_forgets_the_failures() -> None:
    patience = Patience(lambda: 0.0)
    patience.failed("the disk is full")
    assert not patience.is_due()
    patience.succeeded()
    assert patience.is_due()
    assert not patience.reason
    patience.failed("again")
    assert patience.failures == 1
