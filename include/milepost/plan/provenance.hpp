// Where a statement comes from: the document, the line, the words as published.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "milepost/plan/text.hpp"
#include "milepost/time/date.hpp"

namespace milepost {

/// A document that the plan quotes or names.
struct Document {
  std::string id{};
  Text title{};
  std::string number{};  ///< document number 文号
  Text issuer{};
  std::optional<Date> issued{};
  std::string url{};
  bool missing{false};   ///< named or attached, and not at hand: an annex that was left out
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

/// How one document stands to another, or a deliverable to a document.
enum class Relation { implements, issues, revises, repeals, tracks, cites };

constexpr std::string_view name_of(Relation relation) {
  constexpr std::string_view names[]{"implements", "issues", "revises", "repeals", "tracks", "cites"};
  return names[static_cast<int>(relation)];
}

struct DocumentRelation {
  Relation relation{Relation::cites};
  std::string document{};  ///< id of a document of the plan
  friend bool operator==(const DocumentRelation&, const DocumentRelation&) = default;
};

/// How far a line of the title page is known: as stated; inferred from something else; masked in the copy at hand; not there.
enum class Known { stated, inferred, masked, missing };

/// The lines of a title page that are told of.
inline constexpr std::string_view title_page_lines[]{"title", "issuer", "number", "issued", "horizon"};

constexpr std::string_view name_of(Known known) {
  constexpr std::string_view names[]{"stated", "inferred", "masked", "missing"};
  return names[static_cast<int>(known)];
}

}  // namespace milepost
