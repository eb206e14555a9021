"""The empty app, served as Meridian is."""

from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).with_name("app.py"))
