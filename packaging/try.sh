#!/bin/sh
# Tries the .deb in a clean Debian 12 of its own: install it, work on the command line, open the window, remove it; what is left is
# what the person made. Run as root, with the package and a folder for the picture of the window.
set -eu
deb=$1 pictures=$2
[ "$(id -u)" -eq 0 ] || { echo "a Debian of its own can be made by root only" >&2; exit 1; }

root=$(mktemp -d /tmp/vivier-debian.XXXXXX)
chmod 755 "$root" # an ordinary user works in it
end() {
  umount "$root/proc" 2>/dev/null || true
  rm -rf --one-file-system "$root"
}
trap end EXIT

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
camille() { inside setpriv --reuid camille --regid camille --init-groups env HOME=/home/camille VIVIER_KEYCHAIN=none "$@"; }

echo "→ a clean Debian 12"
debootstrap --variant=minbase bookworm "$root" >"$pictures/debootstrap.log"
mount -t proc proc "$root/proc"
cp "$deb" "$root/tmp/vivier.deb"
inside useradd --create-home camille

echo "→ install"
inside apt-get -q -y install --no-install-recommends /tmp/vivier.deb >"$pictures/install.log" 2>&1 || { tail -20 "$pictures/install.log"; exit 1; }

echo "→ the command line"
camille vivier --version
camille vivier sample >/dev/null 2>&1 || [ $? -eq 1 ] # 1: done, with the problems the sample set has on purpose
camille vivier mail accounts add recruiter@example.org --folder /home/camille/mails >/dev/null
camille vivier mail queue --template acknowledgement --application 6 --hold 0 --yes >/dev/null 2>&1
camille vivier mail send --until-empty >/dev/null
camille vivier report funnel --format xlsx --out /home/camille/funnel.xlsx >/dev/null
ls "$root"/home/camille/mails/*.eml "$root/home/camille/funnel.xlsx" >/dev/null

echo "→ the window"
inside apt-get -q -y install --no-install-recommends xvfb xauth x11-utils x11-apps dbus-x11 >>"$pictures/install.log" 2>&1
cat >"$root/tmp/window.sh" <<'WINDOW'
vivier-desktop &
window=$!
tries=0
until xwininfo -name Vivier >/tmp/seen 2>/dev/null; do
  tries=$((tries + 1))
  [ "$tries" -lt 300 ] || { echo "no window came" >&2; kill "$window"; exit 1; }
  kill -0 "$window" || { echo "it ended by itself" >&2; exit 1; }
  sleep 0.2
done
# Drawn: more than the one colour of an empty window.
tries=0
until [ "$(xwd -silent -name Vivier | tail -c +4000 | od -An -v -tx4 -w4 | sort -u | wc -l)" -gt 50 ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 150 ] || { echo "the window stays empty" >&2; kill "$window"; exit 1; }
  sleep 0.2
done
xwd -silent -name Vivier >/tmp/window.xwd
kill "$window"
wait "$window" || true
WINDOW
camille xvfb-run -a -s "-screen 0 1280x800x24" dbus-run-session -- sh /tmp/window.sh
cp "$root/tmp/window.xwd" "$pictures/"

echo "→ remove"
inside apt-get -q -y purge vivier >>"$pictures/install.log" 2>&1
left=$(find "$root" -xdev -mindepth 1 \( -path "$root/home" -o -path "$root/proc" -o -path "$root/tmp" -o -path "$root/var/log" \) -prune -o -iname '*vivier*' -print)
[ -z "$left" ] || { echo "left behind: $left" >&2; exit 1; }
[ -s "$root/home/camille/.local/share/vivier/store.vivier" ] || { echo "the store is gone" >&2; exit 1; }
echo "✓ nothing is left but what Camille made"
