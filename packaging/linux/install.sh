#!/bin/sh
# Installs Sourcebook for you alone: sh install.sh [--prefix DIR] [--uninstall]. Your library is never touched.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
prefix=$HOME/.local
remove=no
while [ $# -gt 0 ]; do
    case $1 in
        --prefix) prefix=${2:?--prefix needs a folder}; shift 2 ;;
        --uninstall) remove=yes; shift ;;
        *) echo "Usage: sh install.sh [--prefix DIR] [--uninstall]" >&2; exit 2 ;;
    esac
done
name=org.sourcebook.Sourcebook
share=$prefix/share

remove_program() {
    rm -rf "$prefix/lib/sourcebook"
    rm -f "$prefix/bin/sourcebook" "$share/applications/$name.desktop" "$share/man/man1/sourcebook.1.gz" \
        "$share/metainfo/$name.metainfo.xml" "$share/mime/packages/$name.xml"
    rm -rf "$share/doc/sourcebook"
    for picture in "$share"/icons/hicolor/*/apps/"$name".*; do
        [ -e "$picture" ] && rm -f "$picture"
    done
    return 0
}

tell_desktop() {
    command -v update-desktop-database >/dev/null && update-desktop-database -q "$share/applications" || true
    command -v update-mime-database >/dev/null && update-mime-database "$share/mime" 2>/dev/null || true
}

if [ $remove = yes ]; then
    remove_program
    tell_desktop
    echo "Sourcebook is gone from $prefix. Your library is still there."
    exit 0
fi

mkdir -p "$prefix" 2>/dev/null && [ -w "$prefix" ] || { echo "$prefix cannot be written: choose another folder with --prefix." >&2; exit 1; }
remove_program
(cd "$here/usr" && tar cf - .) | (cd "$prefix" && tar xf -)
# A desktop may not have this folder in its path, so the entry names the program in full.
program=$(printf '%s' "$prefix/bin/sourcebook" | sed 's/[\\"`$]/\\\\&/g; s/[&|]/\\&/g')
sed -i "s|^Exec=sourcebook|Exec=\"$program\"|" "$share/applications/$name.desktop"
tell_desktop

"$prefix/bin/sourcebook" --version
plugin=$prefix/lib/sourcebook/_internal/PySide6/Qt/plugins/platforms/libqxcb.so
missing=$(LD_LIBRARY_PATH=$prefix/lib/sourcebook/_internal ldd "$plugin" 2>/dev/null | sed -n 's/ => not found//p' | tr -d '\t' | sort -u | tr '\n' ' ')
if [ -n "$missing" ]; then
    echo "The window needs libraries of the system that are missing here: $missing"
    echo "Start \`$prefix/bin/sourcebook\` in a terminal: it names the packages of Debian and Ubuntu."
fi
echo "Installed in $prefix. Start it from the menu of programs, or as $prefix/bin/sourcebook."
