#!/usr/bin/env bash
# The smallest use of the API: start a session and run a program. Needs curl.
#   CANDOR_URL=http://localhost:3001 CANDOR_KEY=… examples/session.sh
set -euo pipefail
url=${CANDOR_URL:-http://localhost:3001}

call() {
  curl --silent --show-error --fail-with-body -H "X-API-Key: ${CANDOR_KEY:?set CANDOR_KEY}" -H 'Content-Type: application/json' -d "$2" "$url$1"
  echo
}

call /api/test/start-session '{"candidateName": "Ada", "difficulty": "easy", "language": "python", "totalQuestions": 2}'
call /api/code/execute '{"code": "print(\"Hello from Python\")", "language": "python"}'
