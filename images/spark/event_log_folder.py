"""Makes the folder that spark.eventLog.dir names, with the settings that Spark itself will use.

Called with the arguments of the driver. It reads the same files as Spark: the properties file of the submission first, then the defaults
of the configuration folder. The folder is made by Hadoop's own shell with Spark's own connectors, so every store that Spark can write to is
covered. It needs no writable folder of the container. docs/decisions/2026-12-01-event-log-folder.md says why it is made here.
"""

import os
import re
import subprocess
import sys

HADOOP = "spark.hadoop."

# It lives for seconds, so it is neither optimized nor given threads that collect garbage.
SHORT_LIVED = ["-Xmx256m", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def unescape(text):
    """Undoes what Java's Properties.store does to separators; Spark's own defaults have no escapes."""
    return re.sub(r"\\([:=#! \\])", r"\1", text)


def read(path):
    """The entries of a properties file: a key, then a separator (=, : or white space), then a value."""
    entries = {}
    if not path or not os.path.isfile(path):
        return entries
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.strip()
            if not line or line[0] in "#!":
                continue
            match = re.match(r"((?:\\.|[^\\=:\s])+)\s*[=:\s]\s*(.*)", line)
            if match:
                entries[unescape(match[1])] = unescape(match[2])
    return entries


def settings(arguments, environment):
    """Spark's settings, those of the submission before the defaults."""
    properties = None
    for option, value in zip(arguments, arguments[1:]):
        if option == "--properties-file":
            properties = value
    folder = environment.get("SPARK_CONF_DIR", "/opt/spark/conf")
    return {**read(os.path.join(folder, "spark-defaults.conf")), **read(properties)}


def command(conf):
    """What makes the folder, or nothing where no event log is written."""
    folder = conf.get("spark.eventLog.dir", "")
    if conf.get("spark.eventLog.enabled", "false").lower() != "true" or "://" not in folder:
        return None
    folder = re.sub(r"\$\{(spark\.[^}]+)\}", lambda name: conf.get(name[1], name[0]), folder)
    options = [f"-D{key[len(HADOOP):]}={value}" for key, value in sorted(conf.items()) if key.startswith(HADOOP + "fs.")]
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"

    # Hadoop's shell refuses to start without a core-site.xml on its class path, and Spark's image has none.
    site = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hadoop")
    jars = os.path.join(os.environ.get("SPARK_HOME", "/opt/spark"), "jars", "*")
    return [java, *SHORT_LIVED, "-cp", f"{site}:{jars}", "org.apache.hadoop.fs.FsShell", *options, "-mkdir", "-p", folder]


def main():
    conf = settings(sys.argv[1:], os.environ)
    line = command(conf)
    return subprocess.run(line, check=False, timeout=120).returncode if line else 0


if __name__ == "__main__":
    sys.exit(main())
