"""The screens: each asks the context, calls a service and draws."""
