"""The accounts of teachers: made and removed by who keeps the installation, or by a provider's word for who may."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from quiz_app.domain.account import Account, checked_login, checked_password
from quiz_app.domain.cohort import checked_name
from quiz_app.domain.errors import Conflict, NotAllowed, NotFound
from quiz_app.services.identity import Actor, require_owner
from quiz_app.services.secrecy import hash_of_password
from quiz_app.services.tickets import Tickets
from quiz_app.services.world import World

NEW = "teacher-"  # what the ids of teachers begin with
NOT_LISTED = "This address is not among those of the teachers here. Ask who keeps this installation to add it."
UNVERIFIED = "Your provider does not vouch for this address: it is not verified there."


def add_teacher(actor: Actor, world: World, login: str, password: str, name: str = "") -> Account:
    """A new teacher's account, or a removed one brought back; Conflict where the name is in use."""
    require_owner(actor)
    login = checked_login(login)
    hashed, name = hash_of_password(checked_password(password, login)), checked_name(name or login)
    before = world.store.accounts.find("login", login)
    if before is not None and not before.closed:
        raise Conflict(
            f"There is a teacher '{login}' already. Set a new password with: quiz-app teacher password {login}"
        )
    if before is not None:
        return world.store.accounts.put(replace(before, name=name, password=hashed, closed=False))
    made = Account(
        id=f"{NEW}{world.new_id()}", kind="teacher", name=name, made_at=world.now(), login=login, password=hashed
    )
    return world.store.accounts.add(made)


def teachers(actor: Actor, world: World) -> list[Account]:
    """All teachers, by name, those removed too."""
    require_owner(actor)
    return world.store.accounts.of_kind("teacher")


def set_password(actor: Actor, world: World, login: str, password: str) -> Account:
    """The teacher's account under a new password, signed out everywhere."""
    found = _teacher(actor, world, login)
    world.store.accounts.end_sessions(found.id)
    return world.store.accounts.put(replace(found, password=hash_of_password(checked_password(password, login))))


def remove_teacher(actor: Actor, world: World, login: str) -> Account:
    """The teacher's account closed and signed out everywhere. Her classes stay as they are."""
    found = _teacher(actor, world, login)
    world.store.accounts.end_sessions(found.id)
    return world.store.accounts.put(replace(found, closed=True))


def vouched_for(actor: Actor, world: World, claims: Mapping[str, Any], allowed: Collection[str]) -> str:
    """A ticket for the teacher whom a provider (OIDC) names in its claims; NotAllowed unless her address is allowed.

    Her account is found by issuer and subject, which stay when an address changes, and made at her first visit.
    """
    address = str(claims.get("email", "")).strip().casefold()
    if claims.get("email_verified") is not True:
        raise NotAllowed(UNVERIFIED)
    if not any(address == one or (one.startswith("@") and address.endswith(one)) for one in map(str.casefold, allowed)):
        raise NotAllowed(NOT_LISTED)
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not issuer or not subject:
        raise NotAllowed("Your provider does not say who you are: issuer or subject is missing.")
    provider = f"{issuer} {subject}"
    found = world.store.accounts.find("provider", provider)
    if found is None:
        name = checked_name(str(claims.get("name") or address)[:80])
        made = Account(id=f"{NEW}{world.new_id()}", kind="teacher", name=name, made_at=world.now(), provider=provider)
        found = world.store.accounts.add(made)
    if found.closed:
        raise NotAllowed("This account was removed. Ask who keeps this installation.")
    return Tickets(world).issue(found, actor.device, remember=False)


def _teacher(actor: Actor, world: World, login: str) -> Account:
    require_owner(actor)
    found = world.store.accounts.find("login", checked_login(login)) or world.store.accounts.find("id", login)
    if found is None or found.kind != "teacher":
        raise NotFound(f"There is no teacher '{login}'. See: quiz-app teacher list")
    return found
