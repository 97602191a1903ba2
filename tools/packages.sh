# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
# packages.sh - what ./run and ./test share: Debian packages and build folders.
#
#     . tools/packages.sh                   (in the project's root)
#     install_packages build console        the groups of tools/packages.txt, if missing
#     set_up FOLDER MESON-OPTION...         a build folder, if there is none

# A Node of one's own (18 or newer) with npm will do instead of Debian's.
node_is_fine() {
    command -v npm >/dev/null 2>&1 &&
        node -e 'process.exit(+process.versions.node.split(".")[0] >= 18 ? 0 : 1)' 2>/dev/null
}

# Postfix would take its place: a machine's own mail server is let be.
other_mail_server() {
    dpkg-query -W -f='${db:Status-Status} ${Package} ${Provides}\n' 2>/dev/null |
        grep '^installed .*mail-transport-agent' | grep -qv '^installed postfix '
}

packages_of() {
    local group
    for group in "$@"; do
        if [ "$group" = console ] && node_is_fine; then continue; fi
        if [ "$group" = relay ] && other_mail_server; then continue; fi
        sed -n "s/^$group //p" tools/packages.txt
    done | tr ' ' '\n' | sort -u
}

missing_packages() {
    local wanted
    mapfile -t wanted < <(packages_of "$@")
    [ "${#wanted[@]}" -gt 0 ] || return 0
    comm -23 <(printf '%s\n' "${wanted[@]}") \
        <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
            sed -n 's/^installed //p' | sort -u)
}

# Never asks: a password would be asked for by sudo, which is told not to without a terminal.
install_packages() {
    local missing as=()
    command -v dpkg-query >/dev/null || {
        echo "This is no Debian; going on without installing.  Needed: tools/packages.txt" >&2
        return 0
    }
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        as=(sudo)
        [ -t 0 ] || as=(sudo -n)
        "${as[@]}" true 2>/dev/null || {
            echo "Debian packages are missing; install them as root, then start again:" >&2
            echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
            return 1
        }
    fi
    echo "Installing: ${missing[*]}" >&2
    # Nobody here wants the provider that this package would start, with its well-known password.
    if [[ " ${missing[*]} " == *" glewlwyd "* && -d /run/systemd/system ]]; then
        "${as[@]}" systemctl mask --quiet glewlwyd.service >&2 || true
    fi
    # Nor a mail server: unconfigured, it does not start; the test configures one of its own.
    if [[ " ${missing[*]} " == *" postfix "* ]]; then
        echo 'postfix postfix/main_mailer_type select No configuration' |
            "${as[@]}" debconf-set-selections || true
    fi
    "${as[@]}" apt-get update -qq </dev/null >&2 &&
        "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
            --no-install-recommends "${missing[@]}" </dev/null >/dev/null
}

set_up() {
    local folder=$1 said
    shift
    [ ! -e "$folder/build.ninja" ] || return 0
    said=$(meson setup "$folder" "$@" 2>&1) || {
        printf '%s\n' "$said" >&2
        return 1
    }
}
