"""One button, and how often it was pressed."""

import streamlit as st

pressed = st.session_state.setdefault("pressed", 0)
if st.button("Add one", key="add"):
    st.session_state["pressed"] = pressed + 1
st.markdown(f"{st.session_state['pressed']} times")
