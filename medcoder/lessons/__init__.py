"""The lesson notebooks as their authors keep them: what they say, and their normal form."""
