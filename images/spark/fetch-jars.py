"""Fetches the jars of a list from Maven Central and checks each before it is kept.

A line of the list is a digest and a path below the repository. The digest is sha1:<hex> or sha256:<hex>; "published" stands for the SHA-1
that the repository publishes beside the jar, which guards against a broken transfer only. Every jar is held against that one as well.

    fetch-jars.py jars.txt FOLDER     fetches and checks
    fetch-jars.py jars.txt --pin      writes the list with the SHA-256 of what is there today, to be reviewed and committed
    fetch-jars.py jars.txt --check    asks whether each jar is there, and fetches none

All that is wrong is said at once, each with its line of the list; the exit code is then 1.
"""

import hashlib
import http.client
import os
import sys
import urllib.error
import urllib.request

MAVEN = os.environ.get("MAVEN", "https://repo1.maven.org/maven2")


class Missing(Exception):
    """What the repository did not give, with its address and the answer."""


def fetch(path, method="GET"):
    address = f"{MAVEN}/{path}"
    try:
        with urllib.request.urlopen(urllib.request.Request(address, method=method), timeout=600) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        raise Missing(f"{address}: HTTP {error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException) as error:
        raise Missing(f"{address}: {getattr(error, 'reason', error)}") from error


def entries(path):
    """The jars of the list, each with where it stands there."""
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip() and not line.startswith("#"):
                digest, jar = line.split()
                yield f"{os.path.basename(path)}:{number}", digest, jar


def check(digest, jar, content):
    """What is wrong with a jar, or nothing."""
    wanted = ["sha1:" + fetch(jar + ".sha1").decode().split()[0]]
    if digest != "published":
        wanted.append(digest)
    for algorithm, expected in (entry.split(":") for entry in wanted):
        actual = hashlib.new(algorithm, content).hexdigest()
        if actual != expected:
            return f"{jar}: {algorithm} is {actual}, but {expected} is expected"
    return None


def keep(digest, jar, target):
    """Does what is asked with a jar, and says what is wrong with it."""
    if target == "--check":
        fetch(jar, method="HEAD")
        return None
    content = fetch(jar)
    error = check(digest, jar, content)
    if error:
        return error
    if target == "--pin":
        print(f"sha256:{hashlib.sha256(content).hexdigest()} {jar}")
    else:
        with open(os.path.join(target, os.path.basename(jar)), "wb") as file:
            file.write(content)
    return None


def main(listing, target):
    failed = False
    for place, digest, jar in entries(listing):
        try:
            error = keep(digest, jar, target)
        except Missing as missing:
            error = str(missing)
        if error:
            failed = True
            print(f"{place}: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
