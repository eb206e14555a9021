"""Signing in and out: from a password or a code to a ticket, from the ticket to a session, and who is in a session."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid5

from quiz_app.domain.account import Account, Session, checked_password
from quiz_app.domain.classcode import CLASS_CODE, RETURN_CODE, code_from, code_in
from quiz_app.domain.cohort import Cohort
from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.domain.log import NAMESPACE, RETURN_CODE_ISSUED
from quiz_app.services.cohorts import joined, record, require_teacher_of
from quiz_app.services.identity import Actor
from quiz_app.services.patience import Patience
from quiz_app.services.secrecy import hash_of_code, hash_of_password, hash_of_token, is_password
from quiz_app.services.tickets import Tickets
from quiz_app.services.world import World

WRONG = "This name and this password do not belong together. Try again."
WRONG_CODE = "Nobody has this return code. Look at it again, or ask your teacher for a new one."
BOTH_CODES = (
    "This return code needs another code beside it: the class code of the other class that you are in. "
    "The teacher of that class has it."
)
BESIDE_ANOTHER = "+"  # what a code is kept with that opens nothing without the code of another teacher's class
TICKET_GONE = "That took too long, or it was used already. Sign in again."


@dataclass(frozen=True, slots=True)
class Admitted:
    """What a browser gets for its ticket: the token for its cookie, and when that ends."""

    token: str
    ends_at: datetime
    until: timedelta


@dataclass(frozen=True, slots=True)
class Issued:
    """A return code made by a teacher; `beside` where it opens nothing without the code of another teacher's class."""

    code: str
    beside: bool


def person(world: World, device: str, token: str) -> Actor | None:
    """Who is signed in at this browser by this token; None where nobody is (any more)."""
    found = world.store.accounts.signed_in(hash_of_token(token)) if token else None
    if found is None:
        return None
    session, account = found
    if session.device != device or session.ends_at <= world.now() or account.closed:
        return None
    return Actor(account.kind, account.id, _device(world, device, account.id))


def account(actor: Actor, world: World) -> Account | None:
    """The actor's own account; None for who has none."""
    return world.store.accounts.find("id", actor.learner) if actor.role in ("teacher", "student") else None


def sign_in(actor: Actor, world: World, login: str, password: str, address: str = "", *, remember: bool = False) -> str:
    """A ticket for the teacher of this name and password; NotAllowed where they are wrong, or tried too often."""
    accounts, name = world.store.accounts, login.strip().casefold()
    account_key, address_key = f"account/{name[:100]}", f"address/{address}"
    patience = Patience(world)
    patience.ask(account_key, address_key)
    patience.lose(account_key)  # before the password is looked at: many tries at once are many
    found = accounts.find("login", name) if name else None
    usable = found is not None and not found.closed
    right = is_password(password, found.password if found and usable else "")
    if found is None or not right:
        patience.lose(address_key)
        raise NotAllowed(WRONG)
    accounts.forgive(account_key)
    return Tickets(world).issue(found, actor.device, remember=remember)


def come_back(
    actor: Actor, world: World, code: str, address: str = "", *, beside: str = "", remember: bool = True
) -> str:
    """A ticket for the student of this return code; NotAllowed where it is nobody's, or was tried too often.

    `beside` is the class code that a code needs which one of several teachers made.
    """
    patience, key = Patience(world), f"address/{address}"
    patience.ask(key)
    found, needs_another = _of_code(world, code_in(code, RETURN_CODE))
    if found is None or found.closed:
        patience.lose(key)
        raise NotAllowed(WRONG_CODE)
    if needs_another and code_in(beside, CLASS_CODE) not in _codes_beside(world, found.id):
        patience.lose(key)
        raise NotAllowed(BOTH_CODES)
    return Tickets(world).issue(found, actor.device, remember=remember)


def admit(actor: Actor, world: World, ticket: str) -> Admitted:
    """A new session for a ticket that was made for this browser; NotAllowed where it is used, old or another's."""
    accounts, now = world.store.accounts, world.now()
    taken = accounts.take_ticket(hash_of_token(ticket))
    if taken is None or taken.good_until <= now or taken.device != actor.device:
        raise NotAllowed(TICKET_GONE)
    token = world.new_id()
    accounts.sweep(now)
    kept = Session(token=hash_of_token(token), account=taken.account, device=actor.device, ends_at=taken.ends_at)
    accounts.add_session(kept)
    return Admitted(token, taken.ends_at, taken.ends_at - now)


def sign_out(actor: Actor, world: World, token: str) -> None:
    """End the session of this token, in every tab of its browser."""
    world.store.accounts.end_session(hash_of_token(token))


def change_password(actor: Actor, world: World, old: str, new: str, token: str = "") -> None:
    """Set the actor's own password, and end her sessions but the one of this token."""
    mine = account(actor, world)
    if mine is None or not mine.password:
        raise NotAllowed("There is no password to change here.")
    patience, key = Patience(world), f"account/{mine.login}"
    patience.ask(key)
    if not is_password(old, mine.password):
        patience.lose(key)
        raise NotAllowed("The present password is another one. Nothing was changed.")
    world.store.accounts.put(replace(mine, password=hash_of_password(checked_password(new, mine.login or ""))))
    world.store.accounts.end_sessions(mine.id, hash_of_token(token))


def _of_code(world: World, code: str | None) -> tuple[Account | None, bool]:
    """Whose return code this is, and whether it opens nothing without the code of another teacher's class."""
    if code is None:
        return None, False
    find = world.store.accounts.find
    alone = find("code", hash_of_code(code))
    return (alone, False) if alone else (find("code", hash_of_code(code + BESIDE_ANOTHER)), True)


def own_return_code(actor: Actor, world: World) -> str:
    """The actor's own new return code; her old one no longer works."""
    mine = account(actor, world)
    if mine is None or mine.kind != "student":
        raise NotAllowed("Return codes are for students who joined by a class code.")
    return _new_code(world, mine)


def new_return_code(actor: Actor, world: World, cohort_id: str, learner: str) -> Issued:
    """A student's new return code, for her teacher to hand on. That it was made is logged, the code is kept nowhere.

    Where she is in another teacher's class as well, which it would open too, it is good beside that class's code alone:
    that one she has from its teacher, and the teacher who made this one has not.
    """
    student = require_teacher_of(actor, world, cohort_id).student(learner)
    found = world.store.accounts.find("id", student.learner) if student else None
    if student is None or found is None or found.kind != "student":
        raise NotFound("This student has no code: she is a teacher, or the owner of this machine.")
    beside = bool(_others(world, student.learner, actor.learner))
    record(actor, world, cohort_id, RETURN_CODE_ISSUED, student.learner, {"name": student.name})
    return Issued(_new_code(world, found, BESIDE_ANOTHER if beside else ""), beside)


def _new_code(world: World, found: Account, kept_with: str = "") -> str:
    code = code_from(world.new_id(), RETURN_CODE)
    world.store.accounts.put(replace(found, code=hash_of_code(code + kept_with)))
    return code


def _others(world: World, learner: str, teacher: str) -> list[Cohort]:
    """The classes that a student is in and that this teacher does not teach."""
    return [one for one, _ in joined(Actor("student", learner, ""), world) if teacher not in one.teachers]


def _codes_beside(world: World, learner: str) -> set[str]:
    """The codes of the student's classes that are not taught by who made her return code last."""
    made = world.store.class_events([RETURN_CODE_ISSUED], learner)
    return {one.code for one in _others(world, learner, made[-1].data["by"])} if made else set()


def _device(world: World, browser: str, learner: str) -> str:
    """The device under which a learner's rows of a browser are kept: two who share one never make the same ids."""
    return str(uuid5(NAMESPACE, f"{browser}/{learner}/{world.store.device(world.new_id())}"))
