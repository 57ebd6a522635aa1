// Correlations of scenario files: pairs, or a matrix.
#include <algorithm>

#include "amount.hpp"
#include "milepost/detail/text.hpp"
#include "scenario_parts.hpp"

namespace milepost::detail {

namespace {

class CorrelationReader {
 public:
  CorrelationReader(Log& log, Fields& top, CorrelationPlaces& places) : log_(log), top_(top), places_(places) {}

  Correlations read() {
    const Node* node = top_.find("correlations");
    if (!node) return {};
    if (node->kind == Node::Kind::list) read_pairs(*node);
    else if (node->kind == Node::Kind::map) read_matrix(*node);
    else top_.error("correlations", node->at, "correlations: expected a list of pairs, or indicators and a matrix, found " + std::string(words_for(node->kind)));
    return std::move(read_);
  }

 private:
  struct Pair {
    std::size_t a{}, b{};
    double is{};
  };

  // ---- pairs

  void read_pairs(const Node& list) {
    for (const Entry& item : list.entries())
      if (item.node.kind == Node::Kind::map) read_pair(item.node);
      else if (item.node.kind != Node::Kind::refused) top_.error("correlations", item.node.at, "correlations: expected a map of keys, found " + std::string(words_for(item.node.kind)));
    const std::size_t n = read_.indicators.size();
    read_.matrix.assign(n * n, 0);
    for (std::size_t k = 0; k < n; ++k) read_.matrix[k * n + k] = 1;
    for (const Pair& pair : pairs_) read_.matrix[pair.a * n + pair.b] = read_.matrix[pair.b * n + pair.a] = pair.is;
  }

  void read_pair(const Node& node) {
    Fields fields(log_, Subject{Thing::correlations, ""}, node, {"between", "is"});
    for (const std::string_view key : {"between", "is"}) fields.require(key);
    const std::optional<double> is = read_correlation(fields);
    const Node* names = fields.find("between", Node::Kind::list);
    if (!names) return;
    const std::vector<std::string> both = fields.words("between");
    if (fields.is_unreadable("between")) return;
    if (both.size() != 2) return fields.error("between", names->at, "between: expected two indicators, found " + std::to_string(both.size()));
    if (both[0] == both[1]) return fields.error("between", names->at, "between '" + excerpt(both[0]) + "' and itself: expected two indicators");
    const Pair pair{place_of(both[0], names->entries()[0].node.at, node.at), place_of(both[1], names->entries()[1].node.at, node.at), is.value_or(0)};
    if (is_known(pair)) return fields.error("between", names->at, "between '" + excerpt(both[0]) + "' and '" + excerpt(both[1]) + "': stands twice; each pair may stand once");
    pairs_.push_back(pair);
  }

  static std::optional<double> read_correlation(Fields& fields) {
    const std::optional<double> is = fields.number("is");
    if (is && !(*is > -1 && *is < 1)) fields.error("is", fields.place_of("is"), "is " + shortest(*is) + ": above -1 and below 1");
    return is;
  }

  bool is_known(const Pair& pair) const {
    return std::ranges::any_of(pairs_, [&](const Pair& one) { return (one.a == pair.a && one.b == pair.b) || (one.a == pair.b && one.b == pair.a); });
  }

  std::size_t place_of(const std::string& id, std::size_t at, std::size_t row) {
    const auto found = std::find(read_.indicators.begin(), read_.indicators.end(), IndicatorId(id));
    const auto place = static_cast<std::size_t>(found - read_.indicators.begin());
    if (found == read_.indicators.end()) read_.indicators.emplace_back(id), places_.first.push_back(at), places_.last.push_back(row);
    places_.last[place] = row;
    return place;
  }

  // ---- the matrix

  void read_matrix(const Node& map) {
    Fields fields(log_, Subject{Thing::correlations, ""}, map, {"indicators", "matrix"});
    for (const std::string_view key : {"indicators", "matrix"}) fields.require(key);
    read_indicators(fields);
    const Node* rows = fields.find("matrix", Node::Kind::list);
    if (!rows || fields.is_unreadable("indicators")) return;
    const std::size_t n = read_.indicators.size();
    if (rows->entries().size() != n) return fields.error("matrix", rows->at, "matrix: expected a row for each of " + std::to_string(n) + " indicators, found " + std::to_string(rows->entries().size()));
    for (std::size_t row = 0; row < n; ++row) read_row(fields, rows->entries()[row].node, row);
    if (!fields.is_unreadable("matrix")) require_symmetry(fields, *rows);
  }

  void read_indicators(Fields& fields) {
    for (const std::string& id : fields.words("indicators")) {
      const std::size_t at = fields.map().find("indicators")->node.entries()[read_.indicators.size()].node.at;
      if (std::find(read_.indicators.begin(), read_.indicators.end(), IndicatorId(id)) != read_.indicators.end())
        fields.error("indicators", at, "indicators '" + excerpt(id) + "': stands twice; each indicator has one row");
      read_.indicators.emplace_back(id), places_.first.push_back(at), places_.last.push_back(at);
    }
  }

  void read_row(Fields& fields, const Node& row, std::size_t place) {
    const std::size_t n = read_.indicators.size();
    if (row.kind != Node::Kind::list || row.entries().size() != n)
      return fields.error("matrix", row.at, "matrix: expected " + std::to_string(n) + " numbers in each row, found " +
                                                (row.kind == Node::Kind::list ? std::to_string(row.entries().size()) : std::string(words_for(row.kind))));
    for (std::size_t column = 0; column < n; ++column) try {
        read_.matrix.push_back(number_at(row.entries()[column].node, place == column));
      } catch (const Error& failure) {
        fields.error("matrix", failure, row.entries()[column].node.at);
      }
  }

  static double number_at(const Node& cell, bool on_diagonal) {
    const double number = parse_number(cell.word());
    if (on_diagonal && number != 1) fail_range("correlation", shortest(number), "of an indicator with itself is 1");
    if (!on_diagonal && !(number > -1 && number < 1)) fail_range("correlation", shortest(number), "above -1 and below 1");
    return number;
  }

  void require_symmetry(Fields& fields, const Node& rows) {
    const std::size_t n = read_.indicators.size();
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (const double number = read_.matrix[i * n + j], other = read_.matrix[j * n + i]; number != other)
          fields.error("matrix", rows.entries()[i].node.entries()[j].node.at, "matrix: correlation " + shortest(number) + " of " + read_.indicators[i].value + " and " + read_.indicators[j].value +
                                                                              ": is the same both ways, and above it is " + shortest(other));
  }

  Log& log_;
  Fields& top_;
  CorrelationPlaces& places_;
  Correlations read_{};
  std::vector<Pair> pairs_{};
};

}  // namespace

Correlations read_correlations(Log& log, Fields& top, CorrelationPlaces& places) { return CorrelationReader(log, top, places).read(); }

}  // namespace milepost::detail
