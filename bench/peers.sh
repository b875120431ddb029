#!/usr/bin/env bash
# Installs the peers that the benchmarks compare with, each from its own registry, into bench/.peers.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p .peers
if command -v go > /dev/null; then
  [ -x .peers/helm ] || GOFLAGS=-mod=mod GOBIN="$PWD/.peers" go install helm.sh/helm/v3/cmd/helm@v3.19.0
  [ -x .peers/kubeconform ] || GOFLAGS=-mod=mod GOBIN="$PWD/.peers" go install github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0
else
  echo 'helm and kubeconform are left out: they are built with go, which is not here'
fi
if [ ! -x .peers/cdk8s ]; then
  npm install --no-audit --no-fund --silent --prefix .peers/npm cdk8s-cli@2
  ln -sf npm/node_modules/.bin/cdk8s .peers/cdk8s
fi
