// Where a statement comes from: the document, the line, the words as published.
#pragma once

#include <optional>
#include <string>

#include "milepost/plan/text.hpp"
#include "milepost/time/date.hpp"

namespace milepost {

/// A document of which the plan quotes.
struct Document {
  std::string id{};
  Text title{};
  std::optional<Date> issued{};
  std::string url{};
  Text note{};
  friend bool operator==(const Document&, const Document&) = default;
};

/// A place in a document. `words` are verbatim; `line` counts from 1, 0 if not given.
struct Source {
  std::string document{};
  int line{};
  std::string words{};
  Text note{};
  friend bool operator==(const Source&, const Source&) = default;
};

}  // namespace milepost
