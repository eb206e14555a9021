"""News told at once: a hub in this process, a bus between processes, and the socket to the screens."""
