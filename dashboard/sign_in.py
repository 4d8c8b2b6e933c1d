"""Who somebody is, by OpenID Connect; what they may do is looked up by `viewer`, on every rerun.

Configured by the environment alone: KUMPPANI_OIDC_CLIENT_ID, KUMPPANI_OIDC_CLIENT_SECRET,
KUMPPANI_OIDC_METADATA_URL, KUMPPANI_COOKIE_SECRET and KUMPPANI_PUBLIC_URL.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import streamlit as st

from dashboard.listening import is_loopback

PREFIX = "KUMPPANI_"
NEEDED = ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_METADATA_URL", "COOKIE_SECRET", "PUBLIC_URL")
LONGEST_SESSION = timedelta(hours=10)
CLOCKS_MAY_DIFFER = timedelta(minutes=5)


class Mode(StrEnum):
    LOCAL = "local"
    SIGNED_IN = "signed_in"
    CLOSED = "closed"


@dataclass(frozen=True)
class Identity:
    """Somebody whom the identity provider knows. `email` only when the provider has verified it."""

    email: str | None
    subject: str
    issued_at: datetime


def is_configured() -> bool:
    """Everything that the sign-in needs is in the environment."""
    return all(_setting(name) for name in NEEDED)


def mode() -> Mode:
    """LOCAL only on loopback without a login: the only mode in which a role can be chosen.

    Who starts the server otherwise than by `serve` says in KUMPPANI_HOST where it is bound; else CLOSED.
    """
    if is_configured():
        return Mode.SIGNED_IN
    if any(_setting(name) for name in NEEDED):  # half configured: somebody meant to have a login
        return Mode.CLOSED
    return Mode.LOCAL if is_loopback(os.environ.get("KUMPPANI_HOST", "")) else Mode.CLOSED


def identity() -> Identity | None:
    """The person who is signed in, read on every rerun; None when nobody is, or since over ten hours."""
    return identity_of(st.user.to_dict(), datetime.now(UTC))


def identity_of(claims: Mapping[str, Any], now: datetime) -> Identity | None:
    """The identity in the provider's claims; None when nobody is signed in, or the sign-in is too old.

    The cookie lives 30 days, so its age is bounded here; one without a time of issue counts as too old.
    """
    subject, issued = claims.get("sub"), claims.get("iat")
    if not claims.get("is_logged_in") or not subject or not isinstance(issued, int | float):
        return None
    issued_at = datetime.fromtimestamp(issued, UTC)
    if not -CLOCKS_MAY_DIFFER <= now - issued_at <= LONGEST_SESSION:
        return None
    email = claims.get("email") if claims.get("email_verified") is True else None
    return Identity(str(email).casefold() if email else None, str(subject), issued_at)


def sign_in() -> None:
    """Callback of a button: to the identity provider, and back to this screen."""
    st.login()


def sign_out() -> None:
    """Callback of a button: forget who is signed in, at the identity provider too where it can."""
    st.logout()


def secrets() -> dict[str, Any]:
    """What Streamlit's login wants to know."""
    if not is_configured():
        return {}
    return {
        "auth": {
            "redirect_uri": f"{public_url()}/oauth2callback",
            "cookie_secret": cookie_secret(),
            "client_id": _setting("OIDC_CLIENT_ID"),
            "client_secret": _setting("OIDC_CLIENT_SECRET"),
            "server_metadata_url": _setting("OIDC_METADATA_URL"),
        }
    }


def public_url() -> str:
    """The address that people know, without a slash at its end; empty when nobody said it."""
    return _setting("PUBLIC_URL").rstrip("/")


def cookie_secret() -> str:
    return _setting("COOKIE_SECRET") if is_configured() else ""


def _setting(name: str) -> str:
    return os.environ.get(PREFIX + name, "").strip()
