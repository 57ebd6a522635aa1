// What a target demands of a figure: more than, at least, at most, about, between, all, some, a change, another indicator.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "milepost/detail/text.hpp"
#include "milepost/quantity/percent.hpp"

namespace milepost {

/// Which way is better.
enum class Direction { increase, decrease };

/// +1 if more is better, -1 if less is better.
constexpr double sign_of(Direction direction) { return direction == Direction::increase ? 1 : -1; }

/// 超过: 400 is not more than 400.
struct MoreThan {
  Quantity limit;
  friend bool operator==(const MoreThan&, const MoreThan&) = default;
};

/// 不少于, 以上: the number is included.
struct AtLeast {
  Quantity limit;
  friend bool operator==(const AtLeast&, const AtLeast&) = default;
};

/// 低于, 少于: 5.5 is not under 5.5.
struct LessThan {
  Quantity limit;
  friend bool operator==(const LessThan&, const LessThan&) = default;
};

/// 不超过: the number is included.
struct AtMost {
  Quantity limit;
  friend bool operator==(const AtMost&, const AtMost&) = default;
};

/// 达到, or a bare number: met from the better side, the number included; more than that is no failure.
struct Reach {
  Quantity limit;
  friend bool operator==(const Reach&, const Reach&) = default;
};

/// 左右: met at the number less the tolerance, a share of the number. Documents state none: without one it is 0, and
/// verdicts name the smallest tolerance that would meet.
struct About {
  Quantity limit;
  std::optional<double> tolerance{};  ///< 0.05 is 5 %
  friend bool operator==(const About&, const About&) = default;
};

/// 3—5个: met from the near end, included; beyond the far end is noted, no failure. A two-sided range must hold at both ends.
struct Between {
  Quantity low;
  Quantity high;
  bool two_sided{false};
  friend bool operator==(const Between&, const Between&) = default;
};

/// 全部, 全覆盖: the whole of a population, or 100 %.
struct AllOf {
  friend bool operator==(const AllOf&, const AllOf&) = default;
};

/// 一批: some, without a number; never taken for one.
struct SomeOf {
  friend bool operator==(const SomeOf&, const SomeOf&) = default;
};

/// A direction without a number: 进一步减轻, 持续增长.
struct Toward {
  Direction direction;
  friend bool operator==(const Toward&, const Toward&) = default;
};

/// 提高1岁, 累计降低13.5%: a change from the baseline, signed. `relative`: in per cent of the baseline.
struct ChangeBy {
  Quantity change;
  bool relative{false};
  friend bool operator==(const ChangeBy&, const ChangeBy&) = default;
};

/// 高于: better than another indicator over the same years.
struct Above {
  std::string indicator;
  friend bool operator==(const Above&, const Above&) = default;
};

/// 同步: not behind another indicator by more than the tolerance, in its unit. Without one it has no number to judge by.
struct InStepWith {
  std::string indicator;
  std::optional<double> tolerance{};
  friend bool operator==(const InStepWith&, const InStepWith&) = default;
};

using Bound = std::variant<SomeOf, MoreThan, AtLeast, LessThan, AtMost, Reach, About, Between, AllOf, Toward, ChangeBy, Above, InStepWith>;

inline Bound more_than(const Quantity& limit) { return MoreThan{limit}; }
inline Bound at_least(const Quantity& limit) { return AtLeast{limit}; }
inline Bound less_than(const Quantity& limit) { return LessThan{limit}; }
inline Bound at_most(const Quantity& limit) { return AtMost{limit}; }
inline Bound reach(const Quantity& limit) { return Reach{limit}; }
inline Bound about(const Quantity& limit, std::optional<double> tolerance = {}) { return About{limit, tolerance}; }

/// Throws OutOfRange if the low end is above the high end.
inline Bound between(const Quantity& low, const Quantity& high, bool two_sided = false) {
  if (low.value > in(high, low.unit).value)
    fail_range("range", detail::shortest(low.value) + " to " + detail::shortest(high.value), "the low end is above the high end");
  return Between{low, high, two_sided};
}

inline Bound all_of() { return AllOf{}; }
inline Bound some_of() { return SomeOf{}; }
inline Bound toward(Direction direction) { return Toward{direction}; }
inline Bound change_by(const Quantity& change) { return ChangeBy{change}; }
inline Bound change_by(Percent change) { return ChangeBy{quantity_of(change), true}; }
inline Bound above(std::string indicator) { return Above{std::move(indicator)}; }
inline Bound in_step_with(std::string indicator, std::optional<double> tolerance = {}) {
  return InStepWith{std::move(indicator), tolerance};
}

/// The direction that the words imply: more than, at least, reach: increase; less than, at most: decrease; a change: its
/// own. Empty for a range, for all, some, about and other indicators.
inline std::optional<Direction> direction_of(const Bound& bound) {
  if (const auto* change = std::get_if<ChangeBy>(&bound))
    return change->change.value < 0 ? Direction::decrease : Direction::increase;
  if (const auto* only = std::get_if<Toward>(&bound)) return only->direction;
  if (std::holds_alternative<LessThan>(bound) || std::holds_alternative<AtMost>(bound)) return Direction::decrease;
  const bool more = std::holds_alternative<MoreThan>(bound) || std::holds_alternative<AtLeast>(bound) || std::holds_alternative<Reach>(bound);
  return more ? std::optional{Direction::increase} : std::nullopt;
}

/// The number of the bound, in its own unit; of a range the near end for the direction. Empty where the words hold none,
/// and for changes and other indicators, whose number needs a baseline or a reference.
inline std::optional<Quantity> limit_of(const Bound& bound, Direction direction) {
  return std::visit(
      [direction](const auto& b) -> std::optional<Quantity> {
        if constexpr (requires { b.limit; }) return b.limit;
        else if constexpr (requires { b.low; }) return direction == Direction::increase ? b.low : b.high;
        else return std::nullopt;
      },
      bound);
}

/// True if the bound is strict: its own number does not meet it.
inline bool is_strict(const Bound& bound) {
  return std::holds_alternative<MoreThan>(bound) || std::holds_alternative<LessThan>(bound) || std::holds_alternative<Above>(bound);
}

/// Reads `more than 400`, `超过400家`, `不少于1.5万名`, `3 to 5`, `about 30 ± 5%`, `全部`, `+1 from baseline`, `累计降低13.5%`.
/// Numbers without a unit word take `unit`; with one they are converted to it. Throws ParseError or UnitMismatch.
Bound parse_bound(std::string_view text, const Unit& unit);

/// The bound in the words that parse_bound reads: "more than 400".
std::string to_string(const Bound& bound);

}  // namespace milepost
