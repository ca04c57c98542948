#!/usr/bin/env bash
# Runs every test there is, after installing what they need and this machine lacks.
# Closes with one line, `N passed, N failed`, and ends with 1 if anything failed.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
export LANG=C.UTF-8

target=${CARGO_TARGET_DIR:-target}
logs=target/test-logs
site=target/browser-site
passed=0
failed=0
mkdir -p "$logs"

say() { printf '\n== %s\n' "$*"; }

# A step that is no test: it counts only when it fails.
step() {
    say "$*"
    "$@" </dev/null || failed=$((failed + 1))
}

# The sum of the numbers that follow a word in a log.
sum() { sed -nE "s/$1/\1/p" "$2" | awk '{ total += $1 } END { print total + 0 }'; }

install_missing() {
    local wanted=()
    [ -x /usr/bin/chromium ] || wanted+=(chromium)
    dpkg -s fonts-noto-cjk >/dev/null 2>&1 || wanted+=(fonts-noto-cjk)
    command -v java >/dev/null || wanted+=(default-jre-headless)
    command -v node >/dev/null || wanted+=(nodejs)
    command -v npm >/dev/null || wanted+=(npm)
    command -v pdftoppm >/dev/null || wanted+=(poppler-utils)
    # the programs in which people open what `clean` wrote
    command -v soffice >/dev/null ||
        wanted+=(libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui)
    if [ ${#wanted[@]} -gt 0 ]; then
        say "installing ${wanted[*]}"
        apt-get update -qq </dev/null &&
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
                "${wanted[@]}" </dev/null >"$logs/apt.log" 2>&1 || {
            tail -n 20 "$logs/apt.log"
            echo "could not install ${wanted[*]}: install them by hand, then run this again"
            return 1
        }
    fi
    if [ ! tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json ]; then
        say "npm ci"
        npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null
    fi
}

rust_tests() {
    say "cargo test --release"
    local status=0
    cargo test --release --no-fail-fast </dev/null 2>&1 | tee "$logs/cargo.log" || status=$?
    local pass fail
    pass=$(sum '^test result: .* ([0-9]+) passed.*$' "$logs/cargo.log")
    fail=$(sum '^test result: .* ([0-9]+) failed.*$' "$logs/cargo.log")
    # a suite that does not even compile reports no test
    if [ "$status" -ne 0 ] && [ "$fail" -eq 0 ]; then fail=1; fi
    passed=$((passed + pass))
    failed=$((failed + fail))
}

# Runs the tests of a folder of `tests/` that are written for node.
node_tests() {
    say "$1 tests"
    local status=0 tap="$logs/$1.tap"
    rm -f "$tap"
    GONGKAI="$(realpath "$target")/release/gongkai" GONGKAI_SITE_UNDER_TEST="$(realpath "$site")" \
        node --test --test-reporter=spec --test-reporter-destination=stdout \
        --test-reporter=tap --test-reporter-destination="$tap" \
        tests/"$1"/*.test.mjs </dev/null || status=$?
    local pass fail
    pass=$(sum '^# pass ([0-9]+)$' "$tap")
    fail=$(sum '^# fail ([0-9]+)$' "$tap")
    if [ "$status" -ne 0 ] && [ "$fail" -eq 0 ]; then fail=1; fi
    passed=$((passed + pass))
    failed=$((failed + fail))
}

install_missing || failed=$((failed + 1))
step cargo fmt --check
step cargo build --release
if cargo clippy --version >/dev/null 2>&1; then
    step cargo clippy --release --all-targets -- -D warnings
fi
rust_tests
# the bureau's own site as anybody builds it, and once for a fixed day under a sub-path,
# so that the browser sees the same pages whenever the tests run
step cargo run --release -- build
rm -rf "$site"
step cargo run --release -- build --as-of 2026-11-23 --base-path /x/y/ --output "$site"
[ -d "$site" ] && node_tests browser
node_tests office

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
