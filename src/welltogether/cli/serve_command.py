"""`welltogether serve --workspace DIR --port N`."""

import os
from pathlib import Path
from typing import Any

from welltogether.cli.options import add_workspace, parser


def run(words: list[str]) -> int:
    options = parser(
        "serve", "Open the workspace in a browser. Only this machine can reach it unless --host says otherwise."
    )
    add_workspace(options)
    options.add_argument("--port", type=int, default=8765)
    options.add_argument("--host", default="127.0.0.1")
    chosen = options.parse_args(words)
    return serve(chosen.workspace, chosen.port, host=chosen.host)


def serve(workspace: Path, port: int, host: str = "127.0.0.1", open_at: str = "/") -> int:
    """Serve until interrupted. The workspace must exist."""
    from welltogether.evidence.workspace import open_workspace

    open_workspace(workspace)
    os.environ["WELLTOGETHER_WORKSPACE"] = str(workspace.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "welltogether.config.settings")
    if host not in ("127.0.0.1", "localhost", "::1"):
        os.environ.setdefault("WELLTOGETHER_HOSTS", host)
    print(f"Open  http://{host}:{port}{open_at}   (stop with Ctrl-C)", flush=True)
    _server(host, port).run()
    return 0


def _server(host: str, port: int) -> Any:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for key, value in (
                ("bind", f"{host}:{port}"),
                ("workers", 1),
                ("threads", 4),
                ("worker_class", "gthread"),
                ("loglevel", "warning"),
                ("timeout", 120),
            ):
                self.cfg.set(key, value)

        def load(self) -> Any:
            from django.core.wsgi import get_wsgi_application

            return get_wsgi_application()

    return Server()
