"""A run's report: table, JSON, JUnit XML and HTML, the same bytes for the same findings."""
