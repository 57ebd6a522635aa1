// The organizations of a plan by the names they go by, so that thousands of tasks find theirs soon.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "findings.hpp"
#include "milepost/plan/responsible_words.hpp"

namespace milepost::detail {

class OrganizationNames {
 public:
  struct Named {
    OrganizationId id{};
    bool collective{false};
  };

  OrganizationNames() = default;
  /// Names come before aliases, earlier organizations before later ones. A masked organization goes by no name.
  explicit OrganizationNames(const Plan& plan);

  /// By a name in half-width letters; null if no organization goes by it.
  const Named* find(const std::string& name) const;
  std::size_t longest() const { return longest_; }  ///< bytes of the longest name

  /// "; did you mean '省水利厅'?", or where an id belongs, or nothing.
  std::string hint(const std::string& name) const;

 private:
  void add(const std::string& name, const Named& named);

  std::unordered_map<std::string, Named> by_name_{};
  std::unordered_set<std::string> ids_{};
  std::vector<std::string> known_{};
  std::size_t longest_{0};
  Guesses guess_{};
};

ResponsibleWords parse_responsible(std::string_view words, const OrganizationNames& names);

}  // namespace milepost::detail
