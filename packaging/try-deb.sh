#!/usr/bin/env bash
# Install a package into a bare Debian and use it there: bash packaging/try-deb.sh dist/NAME.deb [PICTURES]
# Needs root and debootstrap. The Debian lies in a temporary folder and is removed afterwards.
set -euo pipefail
package=$(realpath "$1")
pictures=${2:-}
release=${RELEASE:-bookworm}
[ "$(id -u)" = 0 ] || { echo "Only root can do this." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Install debootstrap first." >&2; exit 1; }

bare=$(mktemp -d)
clean() {
    umount "$bare/proc" "$bare/dev/pts" "$bare/dev" 2>/dev/null || true
    mountpoint -q "$bare/dev" || mountpoint -q "$bare/proc" || rm -rf "$bare"
}
trap clean EXIT
debootstrap --variant=minbase "$release" "$bare" >/dev/null
mount -t proc proc "$bare/proc"
mount --bind /dev "$bare/dev"
mount --bind /dev/pts "$bare/dev/pts"
cp "$package" "$bare/root/package.deb"

inside() {
    chroot "$bare" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive bash -euc "$1"
}
inside 'apt-get install -y --no-install-recommends /root/package.deb >/root/log 2>&1 || { cat /root/log; exit 1; }
    industriforum-desktop --version
    cd /root && industriforum-desktop demo Prov.forum && industriforum-desktop check Prov.forum
    for language in sv en; do
        industriforum-desktop report minutes Prov.forum --meeting 2023-1 --language $language -o $language.pdf
    done'
inside 'apt-get install -y --no-install-recommends xvfb xauth xdotool openbox shared-mime-info \
    desktop-file-utils libglib2.0-bin >/root/log 2>&1 || { cat /root/log; exit 1; }
    cd /root && industriforum-desktop tour tour'
# Opened as a desktop does: the file by its first bytes, their type by the desktop entry.
# shellcheck disable=SC2016
inside 'cd /root && cp Prov.forum namnlös && gio info -a standard::content-type namnlös | grep -F x-industriforum
    gio mime application/x-industriforum | grep -F industriforum-desktop.desktop
    entry=/usr/share/applications/industriforum-desktop.desktop
    xvfb-run -a bash -euc "openbox & manager=\$!; gio launch $entry /root/Prov.forum
        window=\$(timeout 60 xdotool search --sync --onlyvisible --name Prov.forum)
        xdotool getwindowname \$window; kill \$(xdotool getwindowpid \$window) \$manager"'
inside 'apt-get purge -y industriforum-desktop >/dev/null 2>&1; ! [ -e /usr/lib/industriforum-desktop ]'
[ -z "$pictures" ] || cp -r "$bare/root/tour" "$pictures"
echo "The package installs, works and is removed cleanly."
