#!/usr/bin/env bash
# Runs the README's two lines, as they stand there, on a bare system: a fresh root of a Debian
# release that has its Python with venv, and nothing else.
#
#   tools/bare_system.sh               both lines in Debian stable
#   tools/bare_system.sh testing       both lines in another release
#   tools/bare_system.sh testing newest    the second line without the lock: the newest versions
#
# Exit code 0: seen to work. 1: seen to fail. 3: such a root cannot be made here, and it says why.
# What pip needs to reach a package index (its settings, certificates, proxies) is taken from this
# machine at run time. The root is removed afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."
suite=${1:-stable} versions=${2:-lock}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

cannot() {
    printf 'bare system: NOT SEEN: a root of Debian %s cannot be made here: %s\n' "$suite" "$*" >&2
    exit 3
}

line() { # the README's line, of those that make an environment, that matches $1
    grep -E '^python3 -m venv' README.md | grep -E -- "$1"
}

first=$(line 'charter init') && second=$(line 'pytest') ||
    { echo 'bare system: the README has no such lines' >&2; exit 1; }
if [ "$versions" = newest ]; then
    second=${second//-c constraints.txt /}
fi

[ "$(id -u)" = 0 ] || cannot 'this needs root'
if ! command -v debootstrap >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends debootstrap; } >/dev/null 2>&1 ||
        cannot 'debootstrap is not installed, and apt-get cannot get it'
fi

root=$(mktemp -d "${TMPDIR:-/tmp}/bare-system.XXXXXX")
cleanup() {
    umount "$root/proc" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap cleanup EXIT
debootstrap --variant=minbase --include=python3,python3-venv "$suite" "$root" "$mirror" \
    >"$root.log" 2>&1 || { tail -3 "$root.log" >&2; rm -f "$root.log"; cannot 'debootstrap failed'; }
rm -f "$root.log"
mount -t proc proc "$root/proc" 2>/dev/null || echo 'bare system: without /proc' >&2
mkdir -p "$root/dev/shm" "$root/copy"
chmod 1777 "$root/dev/shm"

# Names are looked up as here, and pip reaches the same index with the same certificates.
cat /etc/resolv.conf >"$root/etc/resolv.conf"
cat /etc/hosts >"$root/etc/hosts"
setting() { python3 -m pip config list 2>/dev/null | sed -n "s/^\(global\|install\|:env:\)\.$1='\(.*\)'\$/\2/p" | tail -1; }
{
    echo '[global]'
    for name in index-url trusted-host proxy timeout default-timeout; do
        value=$(setting "$name")
        [ -z "$value" ] || echo "$name = $value"
    done
    certificates=$(setting cert)
    certificates=${certificates:-${SSL_CERT_FILE:-}}
    if [ -s "$certificates" ]; then
        cat "$certificates" >"$root/etc/certificates.pem"
        echo 'cert = /etc/certificates.pem'
    fi
} >"$root/etc/pip.conf"

tar -c --exclude=./.git --exclude=./.venv --exclude=node_modules --exclude=__pycache__ \
    --exclude='./.*_cache' --exclude=./.hypothesis . | tar -x -C "$root/copy"

inside() { # run a line in the copy, as a person would who has just logged in
    printf '$ %s\n' "$1"
    env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/root LANG=C.UTF-8 \
        ${http_proxy+"http_proxy=$http_proxy"} ${https_proxy+"https_proxy=$https_proxy"} \
        ${HTTPS_PROXY+"HTTPS_PROXY=$HTTPS_PROXY"} ${no_proxy+"no_proxy=$no_proxy"} \
        "$(command -v chroot)" "$root" /bin/sh -c "cd /copy && $1"
}

printf 'Debian %s, %s\n' "$(cat "$root/etc/debian_version")" "$(chroot "$root" python3 --version)"
if [ "$versions" = lock ]; then
    inside "$first"
    inside 'ls northwind/out/cpto-charter.docx northwind/out/cpto-posting.docx'
    inside 'rm -r .venv northwind'
fi
inside "$second"
echo "bare system: seen to work on Debian $suite with the $versions versions"
