"""What every run of a screen starts from: the installation, who is here, and what she set."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4
from zoneinfo import ZoneInfo

import streamlit as st

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.library import load_library, stamp
from quiz_app.domain.errors import StoreUnavailable
from quiz_app.domain.shelf import Library, Shelf
from quiz_app.domain.study import StudySettings, zones
from quiz_app.live.entry import DEVICE, OWNERS, SESSION, Keys
from quiz_app.live.hub import HUB
from quiz_app.services import holding, identity, signing_in
from quiz_app.services.identity import Actor, Role
from quiz_app.services.only_rooms import reachable
from quiz_app.services.settings import change_setting, study_settings
from quiz_app.services.world import World
from quiz_app.settings import Settings
from quiz_app.store.guest import GuestStore
from quiz_app.store.protocol import Store
from quiz_app.store.sql import open_url
from quiz_app.ui import session


class Installation:
    """What all sessions share: the settings, the store, and the library, read again when a bank has changed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.cache = ContentCache()
        self._store: Store | None = None
        self._library: tuple[object, Library] | None = None
        self._lock = Lock()

    @property
    def store(self) -> Store:
        """The SQL store, opened (and migrated) once."""
        with self._lock:
            if self._store is None:
                self._store = open_url(self.settings.database_url)
            return self._store

    def library(self) -> Library:
        """The library as it was when a page was last drawn: a click within a page does not go to the folders."""
        known = self._library
        return known[1] if known is not None else self.look()

    def look(self) -> Library:
        """The library as the folders hold it now."""
        seen = stamp(self.settings.bank_folders)
        with self._lock:
            if self._library is None or self._library[0] != seen:
                self._library = seen, load_library(self.settings.bank_folders, self.cache)
            return self._library[1]

    def seen(self) -> object:
        """What tells whether a file has changed, without reading one."""
        return stamp(self.settings.bank_folders)

    def now(self) -> datetime:
        """The time, or the one that was set for a demonstration."""
        return self.settings.now or datetime.now(UTC)


@lru_cache(maxsize=1)
def installation() -> Installation:
    """This process's installation."""
    return Installation(Settings.load())


def warm() -> None:
    """Do before the first visitor what she would wait for: open the store, read the banks."""
    shared = installation()
    shared.library()
    if not shared.settings.guest:
        _ = shared.store


@dataclass(frozen=True, slots=True)
class Here:
    """One run: the world, the actor, and her settings."""

    world: World
    actor: Actor
    settings: StudySettings

    @property
    def now(self) -> datetime:
        """The learner's local time."""
        return self.world.now().astimezone(ZoneInfo(self.settings.zone))

    @property
    def shelf(self) -> Shelf | None:
        """The reading that is open: the one last chosen, else the first; None in an empty library."""
        shelves = self.world.library.shelves
        return shelves.get(self.settings.reading) or next(iter(shelves.values()), None)

    def shortcut(self, character: str) -> str | None:
        """A single-key shortcut, unless the learner switched them off."""
        return character if self.settings.single_keys else None


def _signed_in() -> Actor | None:
    """Who is signed in at this browser."""
    device, token = browser()
    return session.once_a_run(f"person/{device}/{token}", lambda: signing_in.person(kept_world(), device, token))


def _opened(actor: Actor, world: World) -> World:
    """The world without what is held back from the actor."""
    name = f"held/{actor.learner}/{id(world.library)}"
    found = session.once_a_run(name, lambda: (holding.open_world(actor, world), world.library))
    return replace(found[0], store=world.store)


def here() -> Here:
    """Who is here, seen anew on every run, since a session can outlive a sign-in."""
    settings = installation().settings
    world = _world(GuestStore(session.guest_log())) if settings.guest else kept_world()
    if settings.guest:
        actor = identity.guest(world)
    elif settings.in_class:
        known = _signed_in()
        session.belongs_to(known.learner if known else identity.GUEST)
        world = world if known else _world(GuestStore(session.guest_log()))
        actor = known or identity.guest(world)
    elif _comes_over_the_network():
        return _as_member(world)
    else:
        actor = identity.owner(world)
    return Here(_opened(actor, world), actor, _with_zone(actor, world))


def in_rooms() -> Here:
    """Who is here, as rooms take her: a guest of a class may join them as who has no account."""
    found = here()
    guest = found.actor.role == "guest" and installation().settings.in_class and browser()[0]
    return _as_member(kept_world()) if guest else found


def given_to_others(address: str) -> str:
    """The address as others on the network reach it, where the owner herself came by this machine's own name."""
    settings, parts = installation().settings, urlsplit(address)
    names = [name for name in settings.hosts if name]
    if not settings.lan or not names or parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        return address
    return urlunsplit(parts._replace(netloc=f"{names[0]}:{parts.port or 80}"))


def _as_member(world: World) -> Here:
    actor = identity.member(browser()[0])
    return Here(reachable(actor, world), actor, StudySettings())


def _comes_over_the_network() -> bool:
    """Whether others may reach us, and this browser does not hold the owner's cookie."""
    settings = installation().settings
    return settings.lan and not Keys(settings.secret_key, settings.secure).owner(cookies().get(OWNERS))


def role() -> Role:
    """In which role somebody is here, for the navigation."""
    settings = installation().settings
    if settings.guest:
        return "guest"
    if not settings.in_class:
        return "member" if _comes_over_the_network() else "owner"
    try:
        known = _signed_in()
    except StoreUnavailable:  # what can be seen then, the page says; its navigation stays
        found: Role = session.note("role", "guest")
        return found
    session.keep_note("role", known.role if known else "guest")
    return known.role if known else "guest"


def vouched_claims() -> dict[str, Any]:
    """What the provider says of who signed in there in this browser; nothing where nobody did, or none is set."""
    if installation().settings.oidc is None or not st.user.is_logged_in:
        return {}
    return dict(st.user)


def kept_world() -> World:
    """The installation as it is kept, whoever is here."""
    return _world(installation().store)


def _world(store: Store) -> World:
    shared = installation()
    kept = shared.settings
    return World(shared.library(), store, shared.now, new_id, HUB.publish, kept.bank_folders, kept.own_folder)


def new_id() -> str:
    """An id that nothing has yet."""
    return str(uuid4())


def cookies() -> Mapping[str, str]:
    """The cookies that the browser came with when it connected."""
    return st.context.cookies


def browser() -> tuple[str, str]:
    """(device, session's token) of this browser, each "" where it has none that is ours."""
    settings, sent = installation().settings, cookies()
    keys = Keys(settings.secret_key, settings.secure)
    return keys.device(sent.get(DEVICE)), keys.session(sent.get(SESSION))


def at_the_door(here: Here) -> tuple[Actor, World, str]:
    """(actor, world, address) for who joins or signs in: a guest with what is kept before her, not her own session."""
    address = st.context.ip_address or "this machine"
    if here.actor.role != "guest":
        return here.actor, here.world, address
    return identity.visitor(browser()[0]), kept_world(), address


def _with_zone(actor: Actor, world: World) -> StudySettings:
    """The settings; the browser's time zone becomes the first zone on record."""
    settings = study_settings(actor, world)
    zone = st.context.timezone
    if not session.note("zone_seen") and zone in zones():
        session.keep_note("zone_seen", True)
        if not world.store.events(actor.learner, ["setting_changed"], "zone"):
            return change_setting(actor, world, "zone", zone)
    return settings
