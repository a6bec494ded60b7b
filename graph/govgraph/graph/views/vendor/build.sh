#!/bin/sh
# Rebuild vis-network.js, LICENSES.txt and VENDORED from npm; needs node, npm and sha256sum.
# vis-network's own standalone build writes a <style> element at run time, which our content security policy forbids;
# this bundle of the same sources leaves its style sheet out.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/entry.mjs" "$work"
cd "$work"
npm install --no-audit --no-fund --no-package-lock --silent
npx --no-install esbuild entry.mjs --bundle --minify --format=iife --global-name=vis --target=es2020 \
    --charset=utf8 --legal-comments=inline --log-level=warning --outfile=vis-network.js

packages="vis-network vis-data vis-util @egjs/hammerjs component-emitter keycharm uuid"
{
    echo "Licences of the packages in vis-network.js. Those under (Apache-2.0 OR MIT) are used under MIT."
    for package in $packages; do
        printf '\n==== %s ====\n\n' "$package"
        for licence in LICENSE-MIT LICENSE.md LICENSE license; do
            if [ -f "node_modules/$package/$licence" ]; then
                cat "node_modules/$package/$licence"
                break
            fi
        done
    done
} > LICENSES.txt
{
    echo "vis-network.js is bundled by build.sh from these npm packages; LICENSES.txt holds their licences."
    echo
    for package in $packages; do
        node -p "const p = require('./node_modules/$package/package.json'); p.name + ' ' + p.version + ' ' + p.license"
    done
    echo
    sha256sum vis-network.js LICENSES.txt
} > VENDORED
cp vis-network.js LICENSES.txt VENDORED "$here"
