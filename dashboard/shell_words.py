"""The framework's English words that readers meet, each with the key of our text."""

WORDS = {
    "Fullscreen": "shell.fullscreen",
}
