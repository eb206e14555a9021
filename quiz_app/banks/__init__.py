"""Banks and readings: YAML files in, domain objects or problems with addresses out."""
