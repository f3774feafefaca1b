"""What the package declares to Jupyter and pip."""

from __future__ import annotations

import json

import jupyterlab_4dstem
from conftest import PROJECT
from jupyterlab_4dstem.extension import FourDStem


def test_one_version_for_npm_and_pip(npm_version):
    assert jupyterlab_4dstem.__version__ == npm_version
    assert f'\nversion = "{npm_version}"\n' in (PROJECT / "pyproject.toml").read_text()


def test_installing_enables_the_server_extension():
    config = json.loads((PROJECT / "jupyter-config/server-config/jupyterlab_4dstem.json").read_text())
    [point] = jupyterlab_4dstem._jupyter_server_extension_points()
    assert config["ServerApp"]["jpserver_extensions"] == {point["module"]: True}
    assert point["app"] is FourDStem


def test_lab_extension_is_named_as_the_npm_package():
    name = json.loads((PROJECT / "package.json").read_text())["name"]
    assert jupyterlab_4dstem._jupyter_labextension_paths() == [{"src": "labextension", "dest": name}]
    assert json.loads((PROJECT / "install.json").read_text())["packageName"] == name


def test_widgets_are_found_where_one_would_type_them():
    from jupyterlab_4dstem import ConvertWidget, widgets

    assert ConvertWidget is widgets.ConvertWidget
    assert not hasattr(jupyterlab_4dstem, "ConvertWidgets")
