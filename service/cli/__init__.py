"""The command line: `commands` declares the verbs, each verb lives in a module of its name."""
