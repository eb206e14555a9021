"""Wrong codes and passwords, counted and slowed down, by whom they are tried on and from where."""

from dataclasses import dataclass
from datetime import timedelta

from quiz_app.domain.errors import NotAllowed
from quiz_app.domain.throttle import spoken, waiting
from quiz_app.services.world import World


@dataclass(frozen=True, slots=True)
class Patience:
    """The patience with a name (`account/...`) or an address (`address/...`); it outlives a restart."""

    world: World

    def ask(self, *keys: str) -> None:
        """Raise NotAllowed, saying how long to wait, after too many failures under one of the keys."""
        for key in keys:
            failed = self.world.store.accounts.failures(key)
            wait = waiting(key, *failed, self.world.now()) if failed else timedelta(0)
            if wait:
                raise NotAllowed(spoken(wait))

    def lose(self, key: str) -> None:
        """Count a failure."""
        self.world.store.accounts.fail(key, self.world.now())
