#!/usr/bin/env bash
# Installs the peers that the benchmarks compare with, each from its own registry, into bench/.peers. Built ones are kept;
# one that cannot be had is named and left out.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p .peers
peers="$PWD/.peers"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# go_peer NAME PACKAGE MODULE@VERSION [SOURCE]: `go build` in a module of its own, as `go install` asks a mirror for more.
go_peer() {
  if [ -x "$peers/$1" ]; then return; fi
  mkdir "$work/$1"
  if [ -n "${4-}" ]; then cp "$4" "$work/$1/"; fi
  (cd "$work/$1" && go mod init peer && go get "$3" && GOFLAGS=-mod=mod go build -o "$peers/$1" "$2") > "$work/log" 2>&1 ||
    left_out "$1"
}

left_out() {
  echo "$1 is left out, it could not be built:"
  tail -n 3 "$work/log"
}

if command -v go > /dev/null; then
  go_peer helm helm.sh/helm/v3/cmd/helm helm.sh/helm/v3@v3.19.0
  go_peer kubeconform github.com/yannh/kubeconform/cmd/kubeconform github.com/yannh/kubeconform@v0.7.0
  go_peer cue cuelang.org/go/cmd/cue cuelang.org/go@v0.17.1
  go_peer ytt carvel.dev/ytt/cmd/ytt carvel.dev/ytt@v0.52.0
  go_peer kpt github.com/GoogleContainerTools/kpt github.com/GoogleContainerTools/kpt@v1.0.0-beta.46
  sdk=github.com/GoogleContainerTools/kpt-functions-sdk/go/fn@v0.0.0-20230427202446-3255accc518d
  go_peer kpt-fn . "$sdk" job/kpt-fn/main.go
else
  echo 'helm, kubeconform, cue, ytt and kpt are left out: they are built with go, which is not here'
fi
if [ ! -x .peers/jrsonnet ]; then
  if command -v cargo > /dev/null; then
    cargo install jrsonnet --version 0.5.0-pre98 --locked --root "$work/cargo" > "$work/log" 2>&1 &&
      mv "$work/cargo/bin/jrsonnet" .peers/ || left_out jrsonnet
  else
    echo 'jrsonnet is left out: it is built with cargo, which is not here'
  fi
fi
if [ ! -x .peers/cdk8s ]; then
  npm install --no-audit --no-fund --silent --prefix .peers/npm cdk8s-cli@2.207.56
  ln -sf npm/node_modules/.bin/cdk8s .peers/cdk8s
fi
