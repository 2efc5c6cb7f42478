"""Fetches the jars of a list from Maven Central and checks each before it is kept.

A line of the list is a digest and a path below the repository. The digest is sha1:<hex> or sha256:<hex>; "published" stands for the SHA-1
that the repository publishes beside the jar, which guards against a broken transfer only. Every jar is held against that one as well.

    fetch-jars.py jars.txt FOLDER     fetches and checks
    fetch-jars.py jars.txt --pin      writes the list with the SHA-256 of what is there today, to be reviewed and committed
"""

import hashlib
import os
import sys
import urllib.request

MAVEN = os.environ.get("MAVEN", "https://repo1.maven.org/maven2")


def fetch(path):
    with urllib.request.urlopen(f"{MAVEN}/{path}", timeout=600) as answer:
        return answer.read()


def entries(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                digest, jar = line.split()
                yield digest, jar


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


def main(listing, target):
    errors = []
    for digest, jar in entries(listing):
        content = fetch(jar)
        error = check(digest, jar, content)
        if error:
            errors.append(error)
        elif target == "--pin":
            print(f"sha256:{hashlib.sha256(content).hexdigest()} {jar}")
        else:
            with open(os.path.join(target, os.path.basename(jar)), "wb") as file:
                file.write(content)
    for error in errors:
        print(error, file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
