// What can go wrong, said with the thing, the value and the rule.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#ifdef __FAST_MATH__
#error "milepost gives the same numbers everywhere; -ffast-math changes them: build without it"
#endif

namespace milepost {

/// Every error of the library. "Not assessable" is never an error: it is a Status with a Reason.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A value outside what its type allows: month 13, a span that ends before it opens.
class OutOfRange : public Error {
 public:
  using Error::Error;
};

/// Two quantities that do not measure the same thing: platforms and 亿元, per cent and percentage points.
class UnitMismatch : public Error {
 public:
  using Error::Error;
};

/// A mean that does not exist: the geometric mean of a score of 0, the harmonic mean likewise.
class UndefinedMean : public Error {
 public:
  using Error::Error;
};

/// Text that cannot be read as a date, a period, a bound, a due rule or a unit.
class ParseError : public Error {
 public:
  using Error::Error;
};

/// Where something stands in a file; line and column count from 1, the column in code points.
struct Position {
  std::string file{};
  int line{};
  int column{};

  friend bool operator==(const Position&, const Position&) = default;
};

inline std::string to_string(const Position& at) {
  return at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

/// How much a problem weighs: an error keeps the plan from being used, a warning does not.
enum class Severity { error, warning };

/// One thing wrong or missing in a plan or a table.
struct Problem {
  Severity severity{};
  std::string subject{};   ///< the thing: "indicator carrier-platforms"
  std::string field{};     ///< the key of it that is wrong: "due"; empty for the whole thing
  std::string message{};   ///< what is wrong, what was expected, what may have been meant
  Position position{};     ///< line 0 where the plan did not come from a file

  friend bool operator==(const Problem&, const Problem&) = default;
};

/// "plan.yaml:12:7: error: indicator carrier-platforms: due: ..." on one line.
inline std::string to_string(const Problem& problem) {
  const std::string where = problem.position.line > 0 ? to_string(problem.position) + ": " : "";
  const std::string kind = problem.severity == Severity::error ? "error: " : "warning: ";
  const std::string subject = problem.subject.empty() ? "" : problem.subject + ": ";
  return where + kind + subject + problem.message;
}

/// True if any of the problems is an error.
inline bool has_errors(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems)
    if (problem.severity == Severity::error) return true;
  return false;
}

inline std::string lines_of(const std::vector<Problem>& problems) {
  std::string lines;
  for (const Problem& problem : problems) lines += (lines.empty() ? "" : "\n") + to_string(problem);
  return lines;
}

/// The errors, one a line, then how many warnings there are besides. Without an error, the warnings themselves.
inline std::string lines_of_errors(const std::vector<Problem>& problems) {
  std::vector<Problem> errors;
  for (const Problem& problem : problems)
    if (problem.severity == Severity::error) errors.push_back(problem);
  if (errors.empty()) return lines_of(problems);
  const std::size_t warnings = problems.size() - errors.size();
  if (warnings == 0) return lines_of(errors);
  return lines_of(errors) + "\nand " + std::to_string(warnings) + (warnings == 1 ? " warning" : " warnings");
}

/// A plan file or an observation table that cannot be used; carries every problem found, in the order of the file. Its words
/// are the errors, which are what keeps the input from being used.
class InvalidInput : public Error {
 public:
  explicit InvalidInput(std::vector<Problem> found) : Error(lines_of_errors(found)), problems(std::move(found)) {}

  std::vector<Problem> problems;
};

/// The one place where range errors are worded: "month 13: outside 1..12".
[[noreturn]] inline void fail_range(std::string_view thing, std::string_view value, std::string_view rule) {
  throw OutOfRange(std::string(thing) + " " + std::string(value) + ": " + std::string(rule));
}

/// The one place where reading errors are worded: "'2025Q5' is not a period; expected ...".
[[noreturn]] inline void fail_parse(std::string_view text, std::string_view thing, std::string_view expected) {
  throw ParseError("'" + std::string(text) + "' is not " + std::string(thing) + "; expected " + std::string(expected));
}

}  // namespace milepost
