"""Joining a class by its code."""

from dataclasses import dataclass, replace

from quiz_app.domain.account import Account
from quiz_app.domain.classcode import CLASS_CODE, RETURN_CODE, code_from, code_in
from quiz_app.domain.classlog import cohort_of
from quiz_app.domain.cohort import Cohort, RosterEntry, checked_name
from quiz_app.domain.errors import Conflict, NotAllowed, NotFound
from quiz_app.domain.log import CODE_SET, STUDENT_JOINED, Log
from quiz_app.services.assignment_log import AssignmentLog
from quiz_app.services.class_log import ClassLog
from quiz_app.services.identity import Actor
from quiz_app.services.patience import Patience
from quiz_app.services.secrecy import hash_of_code
from quiz_app.services.tickets import Tickets
from quiz_app.services.withholding import brought
from quiz_app.services.world import World

NO_SUCH_CODE = "No class has this code. Look at it again: eight letters and digits, as your teacher shows them."
CLOSED = "Nobody can join this class just now. Ask your teacher."
REMOVED = "Your teacher has taken you out of this class. Ask her to bring you back."
TAKEN = "Somebody has joined under this name already. If it was you, use your return code, or ask your teacher."
NEW = "student-"  # what the ids of students who joined by a code begin with


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a right code shows: the class, and the names to pick oneself from, where the teacher gave a list."""

    cohort: str
    title: str
    entries: tuple[RosterEntry, ...]
    by_roster: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Who joined which class; `new` where this learner did not exist before: with how she comes back, and in."""

    cohort: str
    learner: str
    new: bool
    return_code: str = ""
    ticket: str = ""


def invitation(actor: Actor, world: World, code: str, address: str = "") -> Invitation:
    """What this class code invites to; NotFound where no class has it, NotAllowed after too many wrong ones."""
    cohort = _invited(world, code, address)
    return Invitation(cohort.id, cohort.title, tuple(cohort.free_entries), bool(cohort.roster))


def join(
    actor: Actor,
    world: World,
    code: str,
    name: str,
    entry: str = "",
    address: str = "",
    new_id: str = "",
    before: Log | None = None,
) -> Joined:
    """The actor (a guest: as a new student) in the class of this code; who is in it already stays who she is.

    `new_id` is fixed when the screen is drawn: pressed twice, one student joins. It never comes from the browser.
    `before` is what a guest did, to be the new student's from now on.
    """
    cohort = _invited(world, code, address)
    if actor.role in ("guest", "member"):
        done = _as_new(actor, world, cohort, name, entry, f"{NEW}{new_id or world.new_id()}")
        if before is not None:
            me = Actor("student", done.learner, actor.device)
            world.store.merge(me.learner, brought(me, world, before), world.replay)
        return done
    there = cohort.student(actor.learner)
    if there is not None:
        if there.removed:
            raise NotAllowed(REMOVED)
        return Joined(cohort.id, there.learner, new=False)
    _enter(actor, world, cohort, _named(cohort, name, entry))
    return Joined(cohort.id, actor.learner, new=False)


def _as_new(actor: Actor, world: World, cohort: Cohort, name: str, entry: str, learner: str) -> Joined:
    """A new learner with an account, in the class; the code that she is shown last is the one that counts."""
    code = code_from(world.new_id(), RETURN_CODE)
    known = world.store.accounts.find("id", learner)
    if known is not None and cohort.student(learner) is not None:
        account = world.store.accounts.put(replace(known, code=hash_of_code(code)))
    else:
        data = _named(cohort, name, entry)
        account = Account(id=learner, kind="student", name=data["name"], made_at=world.now(), code=hash_of_code(code))
        _keep(world, account, known)
        _enter(Actor("student", learner, actor.device), world, cohort, data)
    ticket = Tickets(world).issue(account, actor.device, remember=True)
    return Joined(cohort.id, learner, True, code, ticket)


def _enter(actor: Actor, world: World, cohort: Cohort, data: dict[str, str]) -> None:
    """Log that she joined, and tell the screens that watch an assignment of the class."""
    event = ClassLog(world, cohort.id).append(actor, STUDENT_JOINED, actor.learner, data)
    AssignmentLog(world).tell_of_class(cohort.id, event.at)


def _keep(world: World, account: Account, known: Account | None) -> None:
    if known is None:
        world.store.accounts.add(account)
    else:
        world.store.accounts.put(account)


def _invited(world: World, code: str, address: str) -> Cohort:
    """The class of this code; a wrong one counts against the address that it came from."""
    key = f"address/{address}"
    Patience(world).ask(key)
    given = code_in(code, CLASS_CODE)
    set_for = world.store.class_events([CODE_SET], given) if given else []
    found = (ClassLog(world, cohort_of(event)).cohort() for event in set_for)
    cohorts = [one for one in found if one and one.code == given]
    if not cohorts:
        Patience(world).lose(key)
        raise NotFound(NO_SUCH_CODE)
    if cohorts[0].archived or not cohorts[0].joining:
        raise NotAllowed(CLOSED)
    return cohorts[0]


def _named(cohort: Cohort, name: str, entry: str) -> dict[str, str]:
    """The name under which she joins: her line of the list, where there is one, else what she wrote."""
    if not entry:
        return {"name": checked_name(name), "entry": "", "email": ""}
    picked = next((one for one in cohort.roster if one.id == entry), None)
    if picked is None:
        raise NotFound("This name is not on the list any more. Choose again.")
    if picked not in cohort.free_entries:
        raise Conflict(TAKEN)
    return {"name": picked.name, "entry": picked.id, "email": picked.email}
