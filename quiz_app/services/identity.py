"""Who acts, in which role: the owner of a personal installation, a teacher, a student, a guest, a room's member."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from quiz_app.domain.errors import NotAllowed
from quiz_app.services.world import World

Role = Literal["owner", "teacher", "student", "guest", "member"]

OWNER = "owner"
GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks for something: her role, whose log she writes, and from which device."""

    role: Role
    learner: str
    device: str


def owner(world: World) -> Actor:
    """The one person of a personal installation, who may do all that a teacher may."""
    return Actor("owner", OWNER, world.store.device(world.new_id()))


def guest(world: World) -> Actor:
    """Someone passing by: everything she does stays in her session."""
    return Actor("guest", GUEST, world.store.device(world.new_id()))


def visitor(device: str) -> Actor:
    """Whoever is in front of a browser at which nobody is signed in: she may join, sign in, and practise as a guest."""
    return Actor("guest", GUEST, device)


def member(device: str) -> Actor:
    """Somebody without an account who joins rooms from this browser, and nothing else."""
    return Actor("member", f"member/{sha256(device.encode()).hexdigest()[:24]}", device)


def require_teacher(actor: Actor) -> None:
    """Raise NotAllowed unless the actor teaches here."""
    if actor.role not in ("owner", "teacher"):
        raise NotAllowed("Only a teacher may do that. Sign in as one first.")


def require_owner(actor: Actor) -> None:
    """Raise NotAllowed unless the actor keeps this installation: on its own machine, not over the network."""
    if actor.role != "owner":
        raise NotAllowed("Only who keeps this installation may do that, on its own machine.")


def require_own(actor: Actor, learner: str) -> None:
    """Raise NotAllowed unless the actor is this learner."""
    if actor.learner != learner:
        raise NotAllowed("This belongs to somebody else.")
