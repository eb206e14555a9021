"""Tickets for who has shown who she is. It asks nobody's rights: whoever uses it has asked before."""

from dataclasses import dataclass

from quiz_app.domain.account import AT_THIS_COMPUTER, REMEMBERED, TICKET, Account, Ticket
from quiz_app.services.secrecy import hash_of_token
from quiz_app.services.world import World


@dataclass(frozen=True, slots=True)
class Tickets:
    """The tickets of a world."""

    world: World

    def issue(self, account: Account, device: str, *, remember: bool) -> str:
        """A new ticket that lets this browser, and no other, into the account."""
        token, now = self.world.new_id(), self.world.now()
        stays = REMEMBERED[account.kind] if remember else AT_THIS_COMPUTER
        self.world.store.accounts.add_ticket(
            Ticket(
                token=hash_of_token(token),
                account=account.id,
                device=device,
                good_until=now + TICKET,
                ends_at=now + stays,
            )
        )
        return token
