"""Keeps a learner's saved notebook readable: a hook that JupyterLab's server calls on saving.

A live view cannot be shown again without the kernel that made it: a reopened notebook would
say "model not found" in place of each activity. The hook leaves the view out wherever the
published form stands beside it. It is a server extension, switched on by
``jupyter-config/server.json``.
"""

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
PUBLISHED = '<div class="medcoder"'


def _jupyter_server_extension_points() -> list[dict]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server) -> None:
    server.contents_manager.register_pre_save_hook(drop_live_views)


def drop_live_views(model: dict, **_rest) -> None:
    """Change ``model``, a contents model about to be saved, in place."""
    if model.get("type") != "notebook" or not isinstance(model.get("content"), dict):
        return
    for cell in model["content"].get("cells", []):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if _text(data.get("text/html", "")).startswith(PUBLISHED):
                data.pop(WIDGET_VIEW, None)


def _text(value) -> str:
    # The notebook format allows a text as one string or as a list of lines.
    return value if isinstance(value, str) else "".join(value)
