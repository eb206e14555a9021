"""The address of one of our pages, as somebody else is told it."""

from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st


def address(view: str, **query: str) -> str:
    """The page's whole address on the host under which the browser reached us."""
    here = urlsplit(st.context.url or "")
    return urlunsplit((here.scheme, here.netloc, f"/{view}", urlencode(query), ""))
