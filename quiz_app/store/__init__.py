"""Where the logs are kept: in a database, or for a guest in the browser session."""
