"""The web app: page set-up and navigation, nothing else. Run it with `make run`."""

import streamlit as st

from interviewer.web import house, theme
from interviewer.web.address import pages

st.set_page_config(page_title="ML design interviewer", page_icon="🧭", layout="wide")
theme.dress()
house.open_early()
st.navigation(pages(), position="top").run()
