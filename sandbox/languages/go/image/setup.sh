# The standard library, compiled once: a run calls compiler and linker directly and needs no build cache of its own.
export GOCACHE=/opt/candor/go/cache GO111MODULE=off GOFLAGS=-trimpath HOME=/tmp CGO_ENABLED=0
go list -deps -export -f '{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}' \
  fmt sort strings strconv math math/big math/bits math/cmplx math/rand math/rand/v2 container/heap container/list \
  container/ring bufio bytes os errors unicode unicode/utf8 unicode/utf16 regexp time sync sync/atomic slices maps cmp \
  encoding/json encoding/hex encoding/base64 encoding/binary encoding/csv crypto/sha256 crypto/md5 hash/fnv hash/crc32 \
  context reflect runtime runtime/debug io iter log text/tabwriter text/template path os/signal \
  index/suffixarray unique > importcfg
ln -s "$(go env GOTOOLDIR)/compile" compile
ln -s "$(go env GOTOOLDIR)/link" link
ln -s "$(go env GOTOOLDIR)/vet" vet
go build -ldflags '-s -w' -o lint lint.go && rm lint.go
