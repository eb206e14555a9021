"""The smallest Streamlit app: one button. What any app served this way costs."""
