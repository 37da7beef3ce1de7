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

remove_files() {
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
    rm -rf "$prefix/lib/sourcebook"
    remove_files
    tell_desktop
    echo "Sourcebook is gone from $prefix. Your library is still there."
    exit 0
fi

mkdir -p "$prefix" 2>/dev/null && [ -w "$prefix" ] || { echo "$prefix cannot be written: choose another folder with --prefix." >&2; exit 1; }
prefix=$(CDPATH='' cd -- "$prefix" && pwd)
share=$prefix/share
new=$prefix/.sourcebook-new
old=$prefix/.sourcebook-old

# Ends every way this can end: the version that was there is put back if the new one has not taken its place.
tidy() {
    if [ -d "$old" ] && [ ! -e "$prefix/lib/sourcebook" ]; then mv "$old" "$prefix/lib/sourcebook"; fi
    rm -rf "$new" "$old"
}
trap tidy EXIT
trap 'exit 1' HUP INT TERM

stays() {
    echo "$1 Nothing was changed in $prefix." >&2
    exit 1
}

tidy
mkdir "$new"
(cd "$here/usr" && tar cf - .) | (cd "$new" && tar xf -) || stays "Sourcebook cannot be unpacked: is there room on the disk?"
"$new/bin/sourcebook" --version || stays "This system cannot run Sourcebook."
# A desktop may not have this folder in its path, so the entry names the program in full: quoted as an argument, then
# as a text of such an entry, with its sign of a field doubled, and last as what sed puts in.
program=$(printf '%s' "$prefix/bin/sourcebook" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g' -e 's/[\\&|]/\\&/g')
# Desktops look for the first word as it stands, before they halve the sign of a field, and want no = in it.
case $prefix in *[%=]*) first='nice -n 0 ' ;; *) first='' ;; esac
sed -i "s|^Exec=sourcebook|Exec=$first\"$program\"|" "$new/share/applications/$name.desktop" || stays "The menu entry cannot be written."

mkdir -p "$prefix/lib"
if [ -e "$prefix/lib/sourcebook" ]; then mv "$prefix/lib/sourcebook" "$old"; fi
mv "$new/lib/sourcebook" "$prefix/lib/sourcebook"
remove_files
# Moved one by one: that needs no room.
(cd "$new" && find . ! -type d) | while IFS= read -r file; do
    mkdir -p "$prefix/${file%/*}"
    mv -f "$new/$file" "$prefix/$file"
done
tell_desktop

plugin=$prefix/lib/sourcebook/_internal/PySide6/Qt/plugins/platforms/libqxcb.so
missing=$(LD_LIBRARY_PATH=$prefix/lib/sourcebook/_internal ldd "$plugin" 2>/dev/null | sed -n 's/ => not found//p' | tr -d '\t' | sort -u | tr '\n' ' ')
if [ -n "$missing" ]; then
    echo "The window needs libraries of the system that are missing here: $missing"
    echo "Start \`$prefix/bin/sourcebook\` in a terminal: it names the packages of Debian and Ubuntu."
fi
echo "Installed in $prefix. Start it from the menu of programs, or as $prefix/bin/sourcebook."
