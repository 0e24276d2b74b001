"""One file an output format; each builds one text from a report and prints nothing."""
