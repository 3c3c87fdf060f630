// Reads arguments from file descriptor 3 (one JSON array a line), answers on 4. Typed: what `get` and `put` overload
// is what a signature may use. The generated main calls `candor::serve`. Knows no question and no expected value.
#pragma once
#include <bits/stdc++.h>
#include <csignal>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace candor {

struct Reader {
  const char *at, *end;
  void space() { while (at < end && (*at == ' ' || *at == '\t' || *at == '\r')) ++at; }
  [[noreturn]] void fail(const char *what) { throw std::invalid_argument(std::string("the input is not ") + what); }
  bool take(char c) { space(); if (at < end && *at == c) { ++at; return true; } return false; }
  void need(char c) { if (!take(c)) fail("what the signature says"); }
  bool word(const char *w) {
    space();
    size_t n = std::strlen(w);
    if (size_t(end - at) < n || std::memcmp(at, w, n)) return false;
    at += n;
    return true;
  }
};

inline void get(Reader &in, long long &value) {
  in.space();
  auto [rest, error] = std::from_chars(in.at, in.end, value);
  if (error != std::errc()) in.fail("a whole number");
  in.at = rest;
}
inline void get(Reader &in, int &value) { long long wide; get(in, wide); value = int(wide); }
inline void get(Reader &in, double &value) {
  in.space();
  auto [rest, error] = std::from_chars(in.at, in.end, value);
  if (error != std::errc()) in.fail("a number");
  in.at = rest;
}
inline void get(Reader &in, bool &value) {
  if (in.word("true")) value = true;
  else if (in.word("false")) value = false;
  else in.fail("true or false");
}
inline void utf8(std::string &out, unsigned c) {
  if (c < 0x80) out += char(c);
  else if (c < 0x800) { out += char(0xC0 | c >> 6); out += char(0x80 | (c & 63)); }
  else if (c < 0x10000) { out += char(0xE0 | c >> 12); out += char(0x80 | (c >> 6 & 63)); out += char(0x80 | (c & 63)); }
  else { out += char(0xF0 | c >> 18); out += char(0x80 | (c >> 12 & 63)); out += char(0x80 | (c >> 6 & 63)); out += char(0x80 | (c & 63)); }
}
inline unsigned hex4(Reader &in) {
  unsigned c = 0;
  if (in.end - in.at < 4 || std::from_chars(in.at, in.at + 4, c, 16).ptr != in.at + 4) in.fail("text");
  in.at += 4;
  return c;
}
inline void get(Reader &in, std::string &value) {
  in.need('"');
  value.clear();
  while (true) {
    if (in.at >= in.end) in.fail("text");
    char c = *in.at++;
    if (c == '"') return;
    if (c != '\\') { value += c; continue; }
    if (in.at >= in.end) in.fail("text");
    switch (c = *in.at++) {
      case 'n': value += '\n'; break;
      case 't': value += '\t'; break;
      case 'r': value += '\r'; break;
      case 'b': value += '\b'; break;
      case 'f': value += '\f'; break;
      case 'u': {
        unsigned u = hex4(in);
        if (u >= 0xD800 && u < 0xDC00 && in.word("\\u")) u = 0x10000 + ((u - 0xD800) << 10) + (hex4(in) - 0xDC00);
        utf8(value, u);
        break;
      }
      default: value += c;
    }
  }
}
template <class T> void get(Reader &in, std::vector<T> &value);
template <class T> void get(Reader &in, std::optional<T> &value);
template <class T> void get(Reader &in, std::map<std::string, T> &value);
template <class T> void get(Reader &in, std::vector<T> &value) {
  in.need('[');
  value.clear();
  if (in.take(']')) return;
  do { T item{}; get(in, item); value.push_back(std::move(item)); } while (in.take(','));
  in.need(']');
}
template <class T> void get(Reader &in, std::optional<T> &value) {
  if (in.word("null")) { value.reset(); return; }
  T inner{};
  get(in, inner);
  value = std::move(inner);
}
template <class T> void get(Reader &in, std::map<std::string, T> &value) {
  in.need('{');
  value.clear();
  if (in.take('}')) return;
  do { std::string key; get(in, key); in.need(':'); T item{}; get(in, item); value.emplace(std::move(key), std::move(item)); } while (in.take(','));
  in.need('}');
}

inline void put(std::string &out, long long value) { out += std::to_string(value); }
inline void put(std::string &out, int value) { out += std::to_string(value); }
inline void put(std::string &out, bool value) { out += value ? "true" : "false"; }
inline void put(std::string &out, double value) {
  if (!std::isfinite(value)) throw std::domain_error("the result is not a finite number");
  char text[40];
  out.append(text, std::to_chars(text, text + sizeof text, value).ptr);
}
inline void put(std::string &out, const std::string &value) {
  out += '"';
  for (unsigned char c : value) {
    if (c == '"' || c == '\\') { out += '\\'; out += char(c); }
    else if (c < 0x20) { char text[8]; std::snprintf(text, sizeof text, "\\u%04x", c); out += text; }
    else out += char(c);
  }
  out += '"';
}
template <class T> void put(std::string &out, const std::vector<T> &value);
template <class T> void put(std::string &out, const std::optional<T> &value);
template <class T> void put(std::string &out, const std::map<std::string, T> &value);
template <class T> void put(std::string &out, const std::vector<T> &value) {
  out += '[';
  bool first = true;
  for (T item : value) { if (!first) out += ','; first = false; put(out, item); } // by value: vector<bool> has no references
  out += ']';
}
template <class T> void put(std::string &out, const std::optional<T> &value) {
  if (value) put(out, *value);
  else out += "null";
}
template <class T> void put(std::string &out, const std::map<std::string, T> &value) {
  out += '{';
  bool first = true;
  for (auto &[key, item] : value) { if (!first) out += ','; first = false; put(out, key); out += ':'; put(out, item); }
  out += '}';
}

inline void answer(const std::string &line) {
  std::cout.flush(); std::cerr.flush(); std::fflush(nullptr);
  for (size_t done = 0; done < line.size();) {
    ssize_t n = ::write(4, line.data() + done, line.size() - done);
    if (n <= 0) std::_Exit(70); // nobody listens any more
    done += size_t(n);
  }
}

template <class Call> void test(Call call, Reader reader) {
  std::string result;
  try {
    reader.need('[');
    call(reader, result);
    answer("{\"ok\":true,\"value\":" + result + "}\n");
  } catch (const std::exception &error) {
    std::string text;
    put(text, std::string(error.what()));
    answer("{\"ok\":false,\"error\":" + text + "}\n");
  } catch (...) {
    answer("{\"ok\":false,\"error\":\"an exception that is no std::exception\"}\n");
  }
}

/** Returns when the child has answered and ended; else ends as it did. `answered` is shared with it. */
inline void follow(pid_t child, const volatile bool *answered) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (WIFSIGNALED(status)) {
    std::signal(WTERMSIG(status), SIG_DFL);
    std::raise(WTERMSIG(status));
  }
  if (!*answered || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    std::_Exit(WIFEXITED(status) ? WEXITSTATUS(status) : 70);
}

/**
 * Calls `call(reader, result)` for each line of descriptor 3 until it ends. Each in a child, so that no test sees what
 * another left in global variables; without one when no process can be had.
 */
template <class Call> int serve(Call call) {
  FILE *in = fdopen(3, "r");
  char *line = nullptr;
  size_t room = 0;
  void *shared = mmap(nullptr, sizeof(bool), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  auto *answered = shared == MAP_FAILED ? nullptr : static_cast<volatile bool *>(shared);
  for (ssize_t n; (n = getline(&line, &room, in)) > 0;) {
    if (answered) *answered = false;
    pid_t child = answered ? fork() : -1;
    if (child > 0) {
      follow(child, answered);
      continue;
    }
    test(call, Reader{line, line + n});
    if (child == 0) {
      *answered = true;
      std::_Exit(0);
    }
  }
  return 0;
}

} // namespace candor
