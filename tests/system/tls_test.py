# SPDX-License-Identifier: EUPL-1.2
"""A desk with a certificate of its own: what TLS adds to its answers and its cookie."""
import http.client
import json
import os
import socket
import ssl
import subprocess

from desk import Desk, same


def make_certificate(home):
    key, cert = os.path.join(home, "key.pem"), os.path.join(home, "cert.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    return cert, key


def call(desk, cert, method, path, body=None, version=None):
    context = ssl.create_default_context(cafile=cert)
    if version:
        context.set_ciphers("DEFAULT@SECLEVEL=0")  # so that it is the desk that refuses
        context.minimum_version = version
        context.maximum_version = version
    line = http.client.HTTPSConnection("localhost", desk.port, timeout=60, context=context)
    line.request(method, path, body, {"Content-Type": "application/json"} if body else {})
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer


def test_tls_adds_its_headers_and_a_cookie_of_this_host_alone(program):
    desk = Desk(program)
    try:
        cert, key = make_certificate(desk.home)
        desk.start("--tls-cert", cert, "--tls-key", key)
        page = call(desk, cert, "GET", "/")
        same(page.status, 200)
        same(page.headers["Strict-Transport-Security"], "max-age=31536000; includeSubDomains")
        user = next(u for u in desk.users if u["roles"] == ["agent"])
        answer = call(desk, cert, "POST", "/api/v1/session",
                      json.dumps({"email": user["email"], "password": user["password"]}))
        same(answer.status, 200)
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith("__Host-"), cookie.split("=")[0]
        words = {word.strip().lower() for word in cookie.split(";")[1:]}
        assert {"secure", "httponly", "samesite=strict", "path=/"} <= words, words
        assert not any(word.startswith("domain") for word in words), words
        desk.stop()
    finally:
        desk.remove()


def handshake(desk, cert, ciphers):
    """Is TLS 1.2 spoken with these ciphers?"""
    context = ssl.create_default_context(cafile=cert)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(ciphers + ":@SECLEVEL=0")
    try:
        with socket.create_connection(("localhost", desk.port), 60) as plain:
            with context.wrap_socket(plain, server_hostname="localhost"):
                return True
    except (ssl.SSLError, OSError):
        return False


def test_old_tls_and_plain_http_are_not_spoken(program):
    desk = Desk(program)
    try:
        cert, key = make_certificate(desk.home)
        desk.start("--tls-cert", cert, "--tls-key", key)
        same(call(desk, cert, "GET", "/healthz", version=ssl.TLSVersion.TLSv1_3).status, 200)
        plain = http.client.HTTPConnection("localhost", desk.port, timeout=60)
        try:
            plain.request("GET", "/healthz")
            status = plain.getresponse().status
        except (http.client.HTTPException, OSError):
            status = None
        same(status, None, "plain HTTP on a TLS port")
        try:
            call(desk, cert, "GET", "/healthz", version=ssl.TLSVersion.TLSv1_1)
            old = "spoken"
        except (ssl.SSLError, OSError, ValueError):
            old = "refused"
        same(old, "refused", "TLS 1.1")
        for ciphers, want in (("AES256-SHA", False), ("AES128-GCM-SHA256", False), ("ECDHE-ECDSA-AES256-SHA", False),
                              ("ECDHE+AESGCM", True), ("ECDHE+CHACHA20", True)):
            same(handshake(desk, cert, ciphers), want, ciphers)
        desk.stop()
    finally:
        desk.remove()


def test_a_certificate_that_is_none_is_said_at_the_start(program):
    desk = Desk(program)
    try:
        cert, _ = make_certificate(desk.home)
        for words in (("--tls-cert", cert), ("--tls-cert", cert, "--tls-key", cert),
                      ("--tls-cert", "/nowhere", "--tls-key", "/nowhere")):
            done = desk.run("serve", "--listen", f"127.0.0.1:{desk.port}", *words, check=False)
            assert done.returncode in (1, 2) and "tls" in done.stderr.lower(), (words, done.returncode, done.stderr)
    finally:
        desk.remove()
