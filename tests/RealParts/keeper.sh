#!/usr/bin/env bash
# keeper.sh PARTS FOLDER: starts a control plane in FOLDER, and ends it and deletes FOLDER when its standard input ends. That is when the
# test's process closes it, or is gone for whatever reason: failed, killed, interrupted. It answers with one line, "ready" or "failed", and
# then to each line of its input, which is the arguments of start-scheduler before and after the folder: "yunikorn" or "kueue CONFIG". In place of
# CONFIG there may be a variable of the scheduler's environment: "yunikorn NAME=value".
set -u
parts=$1 folder=$2
trap '' PIPE

pids() { cat "$folder/pids" 2>/dev/null; }

alive() {
  local pid
  for pid in $(pids); do kill -0 "$pid" 2>/dev/null && return 0; done
  return 1
}

end() {
  "$parts/stop" "$folder" >/dev/null 2>&1
  # An API server waits for those who watch it; no one does any more.
  for _ in $(seq 20); do alive || break; sleep 0.1; done
  for pid in $(pids); do kill -9 "$pid" 2>/dev/null; done
  rm -rf "$folder"
}
trap end EXIT

answer() {
  if "$@" </dev/null >>"$folder/keeper.log" 2>&1; then echo ready; else echo failed; fi
}

answer "$parts/start" "$folder"
while read -r scheduler config; do
  case $config in
    *=*) answer env "$config" "$parts/start-scheduler" "$scheduler" "$folder" ;;
    *) answer "$parts/start-scheduler" "$scheduler" "$folder" ${config:+"$config"} ;;
  esac
done
