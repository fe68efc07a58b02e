"""The activities as a learner meets them: live in JupyterLab, and as HTML in the book."""
