"""A QR code of an address, black on white in both themes: cameras read no other as well."""

import segno
import streamlit as st


def qr(link: str, words: str, width: int = 220) -> None:
    """Draw the code; `words` say what it leads to, for those who cannot see it."""
    picture = segno.make(link, error="m").svg_inline(scale=8, border=4, dark="#000000", light="#FFFFFF")
    st.image(picture, width=width, alt=words)
