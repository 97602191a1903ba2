# SPDX-License-Identifier: EUPL-1.2
"""Debian's Postfix on loopback, as an operator's relay: an instance of its own, in a folder of its own,
with STARTTLS asked of everybody, that delivers into mailboxes there.  It starts as root alone."""
import email
import email.policy
import glob
import os
import pwd
import shutil
import subprocess
import tempfile

from desk import free_port

PROGRAM = "/usr/sbin/postfix"
SERVICES = """127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


def why_not():
    """Why it cannot be tried here; None: it can."""
    if not os.path.exists(PROGRAM):
        return "Postfix is not installed"
    return None if os.geteuid() == 0 else "Postfix starts as root only"


class Postfix:
    """`boxes`: the addresses it has; any other at their domains is unknown to it."""

    def __init__(self, certificate, boxes):
        self.port = free_port()
        self.folder = tempfile.mkdtemp(prefix="guichet-postfix-", dir="/var/tmp")
        os.chmod(self.folder, 0o755)  # its processes are several users
        user = pwd.getpwnam("postfix")
        for name in ("etc", "queue", "data", "mail"):
            os.mkdir(self.path(name), 0o755)
        for name in ("data", "mail"):
            os.chown(self.path(name), user.pw_uid, user.pw_gid)
        self.write("etc/master.cf", SERVICES.format(port=self.port))
        self.write("etc/boxes", "".join(f"/^{box.replace('.', '[.]')}$/ {box}/\n" for box in boxes))
        self.write("etc/main.cf", self.settings(certificate, sorted({box.split("@")[1] for box in boxes}), user))

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as out:
            out.write(text)

    def settings(self, certificate, domains, user):
        return f"""compatibility_level = 3.6
queue_directory = {self.path("queue")}
data_directory = {self.path("data")}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
shlib_directory = /usr/lib/postfix
maillog_file = {self.path("log")}
maillog_file_prefixes = {self.folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.localhost
mydestination =
mynetworks =
local_recipient_maps =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {certificate[0]}
smtpd_tls_key_file = {certificate[1]}
smtpd_tls_loglevel = 1
smtpd_forbid_bare_newline = yes
strict_rfc821_envelopes = yes
strict_mime_encoding_domain = yes
virtual_mailbox_domains = {", ".join(domains)}
virtual_mailbox_base = {self.path("mail")}
virtual_mailbox_maps = regexp:{self.path("etc/boxes")}
virtual_minimum_uid = 1
virtual_uid_maps = static:{user.pw_uid}
virtual_gid_maps = static:{user.pw_gid}
"""

    def command(self, word):
        return subprocess.run([PROGRAM, "-c", self.path("etc"), word], capture_output=True, text=True)

    def start(self):
        done = self.command("start")
        assert done.returncode == 0, "postfix start: " + done.stderr + self.log()

    def log(self):
        if not os.path.exists(self.path("log")):
            return ""
        with open(self.path("log"), encoding="utf-8") as f:
            return f.read()

    def mails(self, box):
        """What lies in a mailbox, the oldest first."""
        found = []
        for name in sorted(glob.glob(os.path.join(self.path("mail"), box, "new", "*"))):
            with open(name, "rb") as f:
                found.append(email.message_from_binary_file(f, policy=email.policy.default))
        return found

    def close(self):
        self.command("stop")
        shutil.rmtree(self.folder, ignore_errors=True)
