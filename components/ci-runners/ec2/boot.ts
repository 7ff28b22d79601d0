/**
 * What a machine does when it starts, as root, before and after its one job: it takes from the job every way to more rights, and
 * the way to its metadata, and tries both; it runs the runner that is in the image, and it is gone afterwards, whatever happens. The
 * controller writes what is in capitals before it. No `$` stands before a brace: what looks for CloudFormation's own would find it.
 */
export const boot = `
set -euo pipefail
# Shutting down terminates the machine: at the end of this script, however it ends, and at the latest then.
trap 'shutdown -h now' EXIT
shutdown -h +"$((MINUTES + 5))"

refuse() { echo "sallyport: $1" >&2; exit 1; }

[ "$(id -u runner)" -ne 0 ] || refuse "the user runner is root"
if id -nG runner | tr ' ' '\\n' | grep -qxE 'root|sudo|wheel|admin|adm|disk|docker|incus|libvirt|lxd'; then
  refuse "the user runner is in a group that is as good as root"
fi

# No program gives the job rights that it does not have, sudo neither.
as_runner() {
  setpriv --reuid=runner --regid=runner --init-groups --no-new-privs --inh-caps=-all --bounding-set=-all -- "$@"
}
if as_runner sudo -n true 2>/dev/null; then refuse "the user runner has sudo"; fi

nft -f - <<'RULES'
table inet metadata {
  chain output {
    type filter hook output priority 0; policy accept;
    meta skuid != 0 ip daddr 169.254.169.254 drop
    meta skuid != 0 ip6 daddr fd00:ec2::254 drop
  }
}
RULES
# A check that always fails would pass for one that is refused.
curl --silent --output /dev/null --max-time 3 http://169.254.169.254/ ||
  refuse "root does not reach the metadata, so that nothing is tried"
if as_runner curl --silent --output /dev/null --max-time 3 http://169.254.169.254/; then
  refuse "the user runner reaches the metadata of the machine"
fi

# GitHub gives a runner any job with its label. One of another run is ended before its first step, and the machine with it.
install -d -m 0755 /run/job
install -d -m 0700 -o runner -g runner /run/job/state
cat >/run/job/started.sh <<HOOK
if [ "\\$GITHUB_REPOSITORY_ID/\\$GITHUB_RUN_ID/\\$GITHUB_RUN_ATTEMPT" != "$REPOSITORY/$RUN/$ATTEMPT" ]; then
  kill -KILL -1
  exit 1
fi
touch /run/job/state/started
HOOK
chmod 0444 /run/job/started.sh

cp -r /opt/actions-runner /home/runner/actions-runner
chown -R runner: /home/runner/actions-runner
cd /home/runner/actions-runner

(sleep 600; [ -e /run/job/state/started ] || shutdown -h now) &

# Not run.sh, which would start a newer runner that it has downloaded.
as_runner timeout --signal=KILL "$MINUTES"m env -i \\
  HOME=/home/runner USER=runner LANG=C.UTF-8 PATH=/usr/local/bin:/usr/bin:/bin \\
  ACTIONS_RUNNER_HOOK_JOB_STARTED=/run/job/started.sh ACTIONS_RUNNER_INPUT_JITCONFIG="$JITCONFIG" \\
  ./bin/Runner.Listener run
`.trimStart();
